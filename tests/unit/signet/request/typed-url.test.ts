import { expect, it } from 'vitest'
import { parseTypedUrl } from '#lib/signet/request/typed-url.ts'

const BASES = ['https://localhost:4301', 'https://localhost:4301/gateway']

it('takes off the longest of the addresses that are the profile’s own', () => {
  expect(parseTypedUrl('https://localhost:4301/gateway/fraud/v1/ip/all', BASES).path).toBe('/fraud/v1/ip/all')
})

it('leaves the host of any other address, for the sending to refuse it', () => {
  const elsewhere = 'https://localhost:43010/fraud/v1/ip/all'

  expect(parseTypedUrl(elsewhere, BASES).path).toBe(elsewhere)
})

it('makes rows of a query', () => {
  expect(parseTypedUrl(' partner/v1/all-clients?limit=5&limit=a%20b ', BASES)).toEqual({
    path: '/partner/v1/all-clients',
    query: [
      { name: 'limit', value: '5', enabled: true },
      { name: 'limit', value: 'a b', enabled: true },
    ],
  })
})

it('takes nothing away from an address with a fragment', () => {
  expect(parseTypedUrl('/a?b=c#d', BASES)).toEqual({ path: '/a?b=c#d', query: [] })
})
