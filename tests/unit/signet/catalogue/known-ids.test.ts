import { expect, it } from 'vitest'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { idKinds, idsOf, type KnownId, mergeIds } from '#lib/signet/catalogue/known-ids.ts'
import type { CallFacts } from '#lib/signet/catalogue/runtime-expression.ts'
import { SCHEMAS } from '#lib/signet/catalogue/schemas.ts'
import { madeUp } from '../../../fakes/made-up.ts'

const kinds = idKinds(FULL_CATALOGUE, SCHEMAS)
const NO_FACTS = { pathValues: {}, query: {}, requestBody: undefined, responseBody: undefined }

function found(operationId: string, facts: Partial<CallFacts>): string[] {
  const operation = operationById(operationId, FULL_CATALOGUE)
  const ids = idsOf(FULL_CATALOGUE, operation, { ...NO_FACTS, ...facts }, kinds, 7)
  return ids.map(({ kind, id, label }) => `${kind} ${id} ${label}`.trim())
}

it('takes a client, a user and a user’s id for the same kind of thing, and a name of two kinds for none', () => {
  expect([kinds.get('clientId'), kinds.get('userId'), kinds.get('transactionId')]).toEqual([
    'client',
    'client',
    'intent',
  ])
  expect(kinds.get('id')).toBeUndefined()
})

it('finds the ids of an answer with the name and address that stand beside them', () => {
  const clients = [
    { clientId: 'c-1', name: 'Ada', email: 'ada@example.test' },
    { clientId: 'c-2', name: 'Bo', email: 'bo@example.test' },
  ]

  expect(found('listClients', { responseBody: { data: { clients } } })).toEqual([
    'client c-1 Ada · ada@example.test',
    'email ada@example.test Ada',
    'client c-2 Bo · bo@example.test',
    'email bo@example.test Bo',
  ])
})

it('gives each id of a body its own label, and none that belongs to another', () => {
  const requestBody = {
    clientId: 'c-1',
    name: 'Ada',
    partnershipId: 'p-1',
    merchantDid: 'did:key:zM',
    merchantName: 'Shop',
  }

  expect(found('enrollUser', { requestBody })).toEqual([
    'client c-1 Ada',
    'partnership p-1',
    'merchant-did did:key:zM Shop',
  ])
})

it('finds the ids of parameters by the parameter’s own kind', () => {
  expect(found('checkIp', { pathValues: { ip: '192.0.2.1', clientId: 'c-1' } })).toEqual([
    'address 192.0.2.1',
    'client c-1',
  ])
  expect(found('findMandates', { query: { id: 'm-1', kind: 'CART' } })).toEqual(['mandate m-1'])
})

it('knows a thing of the chain by its kind', () => {
  const items = [{ id: 'cart-1', kind: 'CART', transactionId: 'intent-1' }]

  expect(found('findMandates', { responseBody: { data: { items } } })).toEqual(['intent intent-1', 'cart cart-1'])
})

it.each([
  ['a blank', ' '],
  ['what was redacted', '<redacted:token>'],
  ['a variable', '{{client}}'],
  ['a thing', { a: 1 }],
])('takes %s for no id', (_, clientId) => {
  expect(found('getClient', { responseBody: { data: { clientId } } })).toEqual([])
})

it('keeps one of each, newest first, with the label that was told once', () => {
  const known = (id: string, label: string, seenAt: number): KnownId => ({ kind: 'client', id, label, seenAt })

  expect(mergeIds([known('c-1', 'Ada', 1), known('c-2', '', 2)], [known('c-1', '', 3)])).toEqual([
    known('c-1', 'Ada', 3),
    known('c-2', '', 2),
  ])
})

it('finds the ids of another service', () => {
  const { catalogue, schemas } = madeUp()
  const operation = operationById('showShip', catalogue) as Operation
  const facts = { ...NO_FACTS, responseBody: { data: { shipNo: 's-1', name: 'Nelly' } } }

  expect(idsOf(catalogue, operation, facts, idKinds(catalogue, schemas), 1)).toEqual([
    { kind: 'ship', id: 's-1', label: 'Nelly', seenAt: 1 },
  ])
})
