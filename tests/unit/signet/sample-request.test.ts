import { expect, it } from 'vitest'
import { checkRequest } from '#lib/sandbox/request-check.ts'
import { buildRequest } from '#lib/signet/build-request.ts'
import { matchOperation, OPERATIONS, type Operation, operationById } from '#lib/signet/catalogue.ts'
import { draftOf } from '#lib/signet/draft.ts'
import { type FormField, formOf } from '#lib/signet/form-fields.ts'
import type { Profile } from '#lib/signet/profile.ts'
import type { RequestDraft } from '#lib/signet/request.ts'
import { sampleRequest } from '#lib/signet/sample-request.ts'
import { bodySchema } from '#lib/signet/schemas.ts'

const PROFILE = { baseUrl: 'https://api.getsignet.xyz', serviceUrls: {}, environment: 'sandbox' } as Profile

/** A fixed row of numbers: the same request at every run. */
function chance() {
  let seed = 7
  return () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
}

const SEEN = '00000000-0000-4000-8000-0000000000aa'

const sources = (knownId: (kind: string) => string | undefined = () => undefined) => ({
  random: chance(),
  now: Date.UTC(2026, 0, 31, 12),
  knownId,
})

const sampled = (operation: Operation, ids?: (kind: string) => string | undefined): RequestDraft =>
  sampleRequest(operation, bodySchema(operation.id), draftOf(operation), sources(ids))

it.each(OPERATIONS.map(({ id }) => id))('makes a request for %s that the service accepts', async (id) => {
  const operation = operationById(id) as Operation
  const { method, url, headers, body } = buildRequest(sampled(operation), PROFILE)
  const path = matchOperation(method, new URL(url).pathname)
  const request = new Request(url, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    ...(body !== undefined && { body }),
  })

  expect(path?.operation.id).toBe(id)
  expect(await checkRequest(operation, request, path?.values ?? {})).toMatchObject({ ok: true })
})

it.each(OPERATIONS.filter(({ hasBody, secretAnswer }) => hasBody && !secretAnswer).map(({ id }) => id))(
  'fills the whole form of %s, what may be left out as well',
  (id) => {
    const { body } = sampled(operationById(id) as Operation)
    const form = formOf(bodySchema(id) ?? {}, body) as FormField
    const empty = (field: FormField): string[] => [
      ...(field.present ? [] : [field.pointer]),
      ...field.fields.flatMap(empty),
    ]

    expect(empty(form)).toEqual([])
  },
)

it('names what the profile has seen, and thinks up ids of its own', () => {
  const operation = operationById('createIntentMandate') as Operation
  const body = JSON.parse(sampled(operation, (kind) => (kind === 'client' ? SEEN : 'no UUID')).body)
  const example = operation.examples[0]?.value as { partnershipId: string }

  expect(body).toMatchObject({ clientId: SEEN, partnershipId: example.partnershipId })
  expect(body.intentId).toMatch(/^intent-[\da-f]{8}$/)
})

it('gives a search the one filter that it wants', () => {
  const { query } = sampled(operationById('findMandates') as Operation)

  expect(query.filter(({ value }) => value !== '').map(({ name }) => name)).toEqual(['transactionId'])
})
