import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { findOperations, searchOperations } from '#lib/signet/catalogue/search.ts'
import { alsoCalled } from '#lib/signet/catalogue/synonyms.ts'
import { vocabularyOf } from '#lib/signet/catalogue/vocabulary.ts'
import { madeUp } from '../../../fakes/made-up.ts'

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
  ['block a client', 'Blacklist a client'],
  ['ban', 'Blacklist a client'],
  ['fraudster', 'Report a client'],
  ['new customer', 'Register a client'],
  ['delete customers', 'Remove a client'],
  ['blacklist client', 'Blacklist a client'],
  ['remove client', 'Remove a client'],
  ['unblock a client', 'Take a client off the blacklist'],
  ['remove a client from the blacklist', 'Take a client off the blacklist'],
  ['suspicious device', 'Flag a device'],
  ['renew token', 'Refresh a token'],
  ['blcl', 'Blacklist a client'],
])('finds by %j first: %s', (text, summary) => {
  expect(first(text)).toBe(summary)
})

it('wants every word', () => {
  expect(searchOperations('register nowhere')).toEqual([])
})

it('finds all by nothing, in the order of the document', () => {
  expect(searchOperations('  ')).toEqual(OPERATIONS)
})

it('puts an older form behind the present one', () => {
  const found = searchOperations('blacklist list').map(({ deprecated }) => deprecated)
  expect(found.indexOf(true)).toBeGreaterThan(found.indexOf(false))
})

describe('with the words of the bodies', () => {
  const vocabulary = vocabularyOf(FULL_CATALOGUE)
  const found = (text: string) =>
    findOperations(text, FULL_CATALOGUE, vocabulary).map(({ operation, matched }) => [operation.id, matched?.word])

  it.each([
    ['merchantDid', ['createIntentMandate', 'merchantDid']],
    ['TOR_EXIT', ['flagIp', 'TOR_EXIT']],
    ['expectedcity', ['verifyGeo', 'expectedCity']],
    ['isBlacklisted', ['checkBlacklistedUser', 'isBlacklisted']],
    ['post severity', ['blacklistClient', 'severity']],
  ])('finds by %j, and says by what', (text, first) => {
    expect(found(text)[0]).toEqual(first)
  })

  it('says nothing of a field where the name or the path has the word', () => {
    expect(found('enroll')[0]).toEqual(['enrollUser', undefined])
  })

  it('finds the fields and values of another service', () => {
    const { catalogue, schemas } = madeUp()
    const [ketch] = findOperations('ketch', catalogue, vocabularyOf(catalogue, schemas))

    expect(ketch).toMatchObject({ operation: { id: 'launchShip' }, matched: { kind: 'value', word: 'KETCH' } })
  })
})

it('knows words for what an import describes as well', () => {
  const { catalogue } = madeUp()
  const [first] = catalogue.operations
  const own = { ...catalogue, operations: first === undefined ? [] : [{ ...first, summary: 'Remove a berth' }] }

  expect(findOperations('delete berths', own)).toHaveLength(1)
})

it('tells what a title is also called', () => {
  expect(alsoCalled('Blacklist a client').split(' ')).toEqual(expect.arrayContaining(['ban', 'block', 'customer']))
  expect(alsoCalled('Verify a location')).toBe('geo')
})
