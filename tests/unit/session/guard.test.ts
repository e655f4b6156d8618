import { expect, it } from 'vitest'
import type { SendOrder } from '#lib/messaging/contract.ts'
import { OPERATIONS, type Operation, operationById } from '#lib/signet/catalogue.ts'
import { draftOf } from '#lib/signet/draft.ts'
import type { Profile } from '#lib/signet/profile.ts'
import type { RequestDraft } from '#lib/signet/request.ts'
import { PROFILE, sessionRig } from '../../fakes/session-rig.ts'

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
  ['by variables alone', imported('/partner/v1/{any}'), { any: 'register-client' }],
  ['by another spelling', imported('/partner/v1/register%2Dclient'), {}],
  ['by a slash more', imported('/partner/v1/register-client/'), {}],
])('waits for the user’s word where an import names a known write %s', async (_, operation, pathValues) => {
  const rig = await production({}, [operation])

  await expect(rig.send({ ...draftOf(operation), pathValues })).rejects.toMatchObject({ code: 'guard.needed' })
  expect(rig.calls).toEqual([])
})

it('waits for the user’s word where a header names another method', async () => {
  const { send, calls } = await production()
  const headers = [{ name: 'X-HTTP-Method-Override', value: 'DELETE', enabled: true }]

  await expect(send({ ...draft('listClients'), headers })).rejects.toMatchObject({ code: 'guard.needed' })
  expect(calls).toEqual([])
})
