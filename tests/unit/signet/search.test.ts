import { expect, it } from 'vitest'
import { OPERATIONS } from '#lib/signet/catalogue.ts'
import { searchOperations } from '#lib/signet/search.ts'

const first = (text: string) => searchOperations(text)[0]?.summary

it.each([
  ['register', 'Register a client'],
  ['blacklist a client', 'Blacklist a client'],
  ['all-clients', 'List clients'],
  ['get client', 'Read a client'],
  ['delete partner', 'Remove a client'],
  ['POST ip', 'Flag an IP address'],
  ['payerEmail', 'Find mandates'],
  ['/fraud/v1/geo/verify', 'Verify a location'],
  ['CART', 'Create a cart mandate'],
])('finds by %j first: %s', (text, summary) => {
  expect(first(text)).toBe(summary)
})

it('wants every word', () => {
  expect(searchOperations('register nowhere')).toEqual([])
})

it('finds all by nothing, in the order of the document', () => {
  expect(searchOperations('  ')).toBe(OPERATIONS)
})

it('puts an older form behind the present one', () => {
  const found = searchOperations('blacklist list').map(({ deprecated }) => deprecated)
  expect(found.indexOf(true)).toBeGreaterThan(found.indexOf(false))
})
