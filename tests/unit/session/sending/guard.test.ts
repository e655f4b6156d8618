import { expect, it } from 'vitest'
import type { SendOrder } from '#lib/messaging/contract.ts'
import { OPERATIONS, type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { PROFILE, sessionRig } from '../../../fakes/session-rig.ts'

const draft = (operationId: string): RequestDraft => draftOf(operationById(operationId) as Operation)

async function production(changes: Partial<Profile> = {}, more: readonly Operation[] = []) {
  const rig = sessionRig({ more })
  await rig.profiles.put({ ...PROFILE, environment: 'production', acceptedScope: 'development', ...changes })
  const send = (wanted: RequestDraft, confirmed?: SendOrder['confirmed']) =>
    rig.sender.send({ id: crypto.randomUUID(), page: 'popup', profileId: PROFILE.id, draft: wanted, confirmed })
  return { ...rig, send }
}

const WRITES = OPERATIONS.filter(({ effect }) => effect === 'write')

it.each(WRITES)('refuses $id on Production without the user’s word, whoever asks', async ({ id }) => {
  const { send, calls, exchanges } = await production()

  await expect(send(draft(id))).rejects.toMatchObject({ code: 'guard.needed' })
  expect(calls).toEqual([])
  expect(await exchanges.all()).toEqual([])
})

it('goes by what is sent, and not by the operation that a page names', async () => {
  const { send, calls } = await production()
  const disguised = { ...draft('removeClient'), operationId: 'listClients' }

  await expect(send(disguised)).rejects.toMatchObject({ code: 'guard.needed' })
  await expect(send({ ...disguised, method: 'get', path: '/partner/v1/unknown', body: '' })).rejects.toMatchObject({
    code: 'guard.needed',
  })
  expect(calls).toEqual([])
})

it('lets a DELETE through by the typed name alone', async () => {
  const { send, calls } = await production()

  await expect(send(draft('removeClient'), 'held')).rejects.toMatchObject({ code: 'guard.needed' })
  expect(calls).toEqual([])
  await send(draft('removeClient'), 'typed')
  expect(calls).toContain('/partner/v1/remove-client')
})

it.each([
  ['a read', 'listClients', {}, undefined],
  ['a held write', 'registerClient', {}, 'held'],
  ['a write whose guard is off', 'registerClient', { guard: 'off' }, undefined],
] as const)('sends %s', async (_of, id, changes, confirmed) => {
  const { send, calls } = await production(changes)

  await send(draft(id), confirmed)
  expect(calls).toContain(operationById(id)?.path)
})

/** What an import may claim: a POST of its own that only reads, laid over a known address. */
const imported = (path: string): Operation => ({
  ...(operationById('registerClient') as Operation),
  ...{ id: 'claimed', path, effect: 'read', source: 'imported' },
})

it.each([
  ['by variables alone', '/partner/v1/{any}', 'POST', { any: 'register-client' }],
  ['by another spelling', '/partner/v1/register%2Dclient', 'POST', {}],
  ['encoded twice', '/partner/v1/register%252dclient', 'POST', {}],
  ['by a slash more', '/partner/v1/register-client/', 'POST', {}],
  ['by doubled slashes', '/partner//v1///register-client', 'POST', {}],
  ['by an encoded slash', '/partner/v1%2Fregister-client', 'POST', {}],
  ['by an encoded backslash', '/partner%5Cv1%5cregister-client', 'POST', {}],
  ['in other letters', '/Partner/V1/Register-Client', 'POST', {}],
  ['by a detour', '/partner/v1/x%2f%2e%2e%2fregister-client', 'POST', {}],
  ['by a detour in a variable', '/fraud/v1/blacklist/{id}', 'PATCH', { id: '../../../partner/v1/update-client' }],
  ['behind a parameter of the path', '/partner/v1/register-client;v=1', 'POST', {}],
  ['behind an encoded question mark', '/partner/v1/register-client%3Fx', 'POST', {}],
  ['behind an encoded space', '/partner/v1/register-client%20', 'POST', {}],
  ['that makes tokens', '/dpop/v1/api/generate-token/', 'POST', {}],
  ['that makes tokens, in other letters', '/DPoP/v1/api/Generate-Token', 'POST', {}],
  ['that renews tokens, with %2e and slashes', '/dpop/v1//api/.%2f/refresh%2Dtoken', 'POST', {}],
] as const)('waits for the user’s word where an import names a known write %s', async (_, path, method, pathValues) => {
  const operation = { ...imported(path), method }
  const rig = await production({}, [operation])

  await expect(rig.send({ ...draftOf(operation), pathValues })).rejects.toMatchObject({ code: 'guard.needed' })
  expect(rig.calls).toEqual([])
})

const row = (name: string, value: string) => ({ name, value, enabled: true })

it.each([
  ['a header', 'listClients', { headers: [row('X-HTTP-Method-Override', 'DELETE')] }],
  ['a header in small letters', 'listClients', { headers: [row('x-method-override', 'put')] }],
  ['a header for another address', 'listClients', { headers: [row('X-Original-URL', '/partner/v1/remove-client')] }],
  ['a parameter', 'listClients', { query: [row('_method', 'DELETE')] }],
  ['a parameter in the path', 'listClients', { path: '/partner/v1/all-clients?_METHOD=delete' }],
  ['an encoded parameter', 'listClients', { path: '/partner/v1/all-clients?%5fmethod%5b%5d=delete' }],
  ['a parameter named like a header', 'listClients', { query: [row('X-HTTP-Method-Override', 'PATCH')] }],
  ['a plain parameter', 'listClients', { query: [row('method', 'delete')] }],
  ['a field', 'checkClientStatus', { body: '{"clientId":"1","_\\u006dethod":"DELETE"}' }],
  ['a field of a form', 'checkClientStatus', { body: 'clientId=1&_method=DELETE' }],
  [
    'a part of a form',
    'checkClientStatus',
    { body: '--x\r\nContent-Disposition: form-data; name="_method"\r\n\r\nPUT' },
  ],
] as const)('waits for the user’s word where %s names another method', async (_, id, changes) => {
  const { send, calls } = await production()

  await expect(send({ ...draft(id), ...changes })).rejects.toMatchObject({ code: 'guard.needed' })
  expect(calls).toEqual([])
})

it.each([
  ['a path in other letters', { path: '/partner/v1/All-Clients' }],
  ['a doubled slash', { path: '/partner//v1/all-clients' }],
  ['a slash more', { path: '/partner/v1/all-clients/' }],
])('takes %s for what is not known', async (_, changes) => {
  const { send } = await production()

  await expect(send({ ...draft('listClients'), ...changes })).rejects.toMatchObject({ code: 'guard.needed' })
})

it('asks nothing of a read that only resembles a disguise', async () => {
  const { send, calls } = await production()

  await send({ ...draft('listClients'), query: [row('method', 'card'), row('search', '_method')] })
  await send({ ...draft('getClient'), pathValues: { clientId: 'a%2Fb;c ..' } })
  await send({ ...draft('checkClientStatus'), body: '{"clientId":"register-client"}' })

  expect(calls.filter((path) => !path.includes('token'))).toHaveLength(3)
})
