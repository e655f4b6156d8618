import { expect, it } from 'vitest'
import { checkRequest } from '#lib/sandbox/request-check.ts'
import { type FormField, formOf } from '#lib/signet/body/form-fields.ts'
import { sampleRequest } from '#lib/signet/body/sample-request.ts'
import { matchOperation, OPERATIONS, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { ownValues, placedPart } from '#lib/signet/request/own-values.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

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
const OTHER = '00000000-0000-4000-8000-0000000000bb'

const sources = (knownId: (kind: string) => string | undefined = () => undefined) => ({
  random: chance(),
  now: Date.UTC(2026, 0, 31, 12),
  knownId,
  placed: [] as RequestDraft[],
  leavesIds: false,
})

const sampled = (operation: Operation, ids?: (kind: string) => string | undefined): RequestDraft =>
  filled(operation, draftOf(operation), { ...sources(ids), placed: [draftOf(operation)] })

const filled = (operation: Operation, draft: RequestDraft, from = sources()): RequestDraft =>
  sampleRequest(operation, bodySchema(operation.id), draft, from)

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

const enrol = operationById('enrollUser') as Operation
const CARRIED = { clientId: SEEN, name: 'Lin Example', email: 'lin@example.test' }
const carried = { ...draftOf(enrol), body: JSON.stringify(CARRIED) }

it('keeps what was typed or carried over, and fills what is empty', () => {
  const draft = { ...carried, body: JSON.stringify({ ...CARRIED, partnershipId: '', mine: 1 }) }
  const body = JSON.parse(filled(enrol, draft).body)

  expect(body).toMatchObject({ ...CARRIED, mine: 1 })
  expect(body.partnershipId).toMatch(/^0{8}-/)
})

it('takes the place of what an example or earlier sample data put there, and of nothing else', () => {
  const first = filled(enrol, carried)
  const own = ownValues(carried, [])
  const again = filled(enrol, first, { ...sources(() => OTHER), placed: [placedPart(first, own)] })

  expect(JSON.parse(again.body)).toMatchObject({ ...CARRIED, partnershipId: OTHER })
  expect(JSON.parse(sampled(enrol, () => OTHER).body)).toMatchObject({ clientId: OTHER, partnershipId: OTHER })
})

it('keeps the items of a list and the values of path and query', () => {
  const cart = operationById('createCartMandate') as Operation
  const items = [{ name: 'Ticket' }, { name: 'Drink', price: 3 }]
  const body = JSON.parse(filled(cart, { ...draftOf(cart), body: JSON.stringify({ items }) }).body)
  const find = operationById('findMandates') as Operation
  const query = [{ name: 'transactionId', value: 'mine', enabled: true }]
  const report = operationById('checkReports') as Operation

  expect(body.items).toMatchObject(items)
  expect(body.items[1].id).toBeDefined()
  expect(filled(find, { ...draftOf(find), query }).query).toEqual(query)
  expect(filled(report, { ...draftOf(report), pathValues: { clientId: SEEN } }).pathValues).toEqual({ clientId: SEEN })
})

it('keeps the form of a body that was begun', () => {
  const blacklist = operationById('blacklistClient') as Operation
  const body = JSON.parse(filled(blacklist, { ...draftOf(blacklist), body: JSON.stringify({ userId: SEEN }) }).body)

  expect(body).toMatchObject({ userId: SEEN })
  expect(body).not.toHaveProperty('clientId')
})

it('leaves out, where it is told to, the ids that must name something', () => {
  const intent = operationById('createIntentMandate') as Operation
  const from = { ...sources(() => SEEN), placed: [draftOf(intent)], leavesIds: true }
  const body = JSON.parse(filled(intent, draftOf(intent), from).body)

  expect(body).not.toHaveProperty('clientId')
  expect(body.intentId).toMatch(/^intent-/)
  expect(body).toHaveProperty('amount')
})
