import { expect, it } from 'vitest'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'
import { explain } from '#lib/signet/problems/explain.ts'
import type { Place } from '#lib/signet/problems/places.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'

const body = (pointer: string): Place => ({ in: 'body', pointer })

function explained(
  operationId: string,
  place: Place | undefined,
  code: string | undefined,
  reason = 'Not accepted.',
  sent: unknown = {},
) {
  const request = {
    draft: { ...EMPTY_DRAFT, body: JSON.stringify(sent) },
    operation: operationById(operationId),
    bodySchema: bodySchema(operationId),
  }
  return explain({ name: undefined, code, reason, place }, request)
}

it.each([
  ['blacklistClient', body('/clientId'), 'invalid_format', 'Expected: a UUID.'],
  ['blacklistClient', body('/reasons/0/severity'), 'invalid_enum', 'Expected: one of LOW, MEDIUM, HIGH.'],
  ['blacklistClient', body('/reasons'), 'too_few', 'Expected: a list of 1 to 10 entries.'],
  ['registerClient', body('/name'), 'too_long', 'Expected: a text of 1 to 255 characters.'],
  ['createIntentMandate', body('/amount'), 'too_small', 'Expected: a number above 0.'],
  ['createIntentMandate', body('/currency'), 'invalid_format', 'Expected: a text: ISO 4217 code.'],
  ['flagIp', body('/ip'), 'invalid_format', 'Expected: an IPv4 address or an IPv6 address.'],
  ['listClients', { in: 'query', name: 'limit' }, 'too_large', 'Expected: a whole number from 1 to 100.'],
] as const)('says what the schema of %s allows at %o', (operationId, place, code, advice) => {
  const sent = { clientId: 'x', reasons: [{}] }
  expect(explained(operationId, place, code, undefined, sent).advice).toBe(advice)
})

it('looks at the alternative of the body that was typed', () => {
  const sent = { userId: 'x', reason: 3 }
  expect(explained('blacklistClient', body('/reason'), 'invalid_type', undefined, sent).advice).toBe(
    'Expected: a text.',
  )
})

it.each([
  ['missing_header', 'Signet did not accept the token.'],
  ['service_unavailable', 'The service is not available.'],
  ['rate_limited', 'Too many calls in a short time.'],
  ['CLIENT_EXISTS', 'Something with this value exists already.'],
  ['isUuid', 'The text does not have the form asked for.'],
  ['string.empty', 'The request has no value for it.'],
  ['errors/not-found', 'Nothing with this id is there.'],
  ['greater_than_equal', 'The number or date is too small.'],
  ['unrecognized_keys', 'This name is not known there.'],
])('knows the code %s', (code, meaning) => {
  expect(explained('listClients', undefined, code).meaning).toBe(meaning)
})

it('reads the sentence where there is no code', () => {
  expect(explained('registerClient', body('/email'), undefined, 'email is required').meaning).toBe(
    'The request has no value for it.',
  )
})

it('says of what is not found that the path may not exist, where the catalogue does not know it', () => {
  const request = { draft: EMPTY_DRAFT, operation: undefined, bodySchema: undefined }
  const told = explain({ name: undefined, code: 'not_found', reason: 'No such route.', place: undefined }, request)

  expect(told.meaning).toBe('The path may not exist, or nothing with this id is there.')
  expect(told.advice).toMatch(/^Check the path first/)
})

it('does not guess at a code and a sentence that it does not know', () => {
  expect(explained('registerClient', undefined, 'E1234', 'Computer says no')).toEqual({
    meaning: undefined,
    advice: undefined,
  })
})

it('does not repeat what the answer says itself', () => {
  const told = explained('blacklistClient', body('/clientId'), 'invalid_format', 'clientId must be a UUID')
  expect(told.advice).toBeUndefined()
})
