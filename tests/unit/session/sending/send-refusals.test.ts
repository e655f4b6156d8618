import { expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { draft, readyRig } from '../../../fakes/ready-rig.ts'
import { PROFILE } from '../../../fakes/session-rig.ts'

it('cancels, and says that what the server did is not known', async () => {
  const { sender, exchanges, line } = await readyRig()
  line.transport = (_, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  const sending = sender.send({ id: 'x', page: 'popup', profileId: PROFILE.id, draft: draft('listClients') })
  await expect.poll(async () => (await exchanges.all())[0]?.state).toBe('pending')

  sender.cancel('x')
  await sending

  expect((await exchanges.all())[0]).toMatchObject({ state: 'cancelled' })
})

it('asks for no token once the profile was edited, be it before the request could leave', async () => {
  const { sender, exchanges, tokens, area, calls } = await readyRig()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { write } = area
  area.write = (values) => held.then(() => write(values))
  const order = { id: 'x', page: 'popup', profileId: PROFILE.id, draft: draft('registerClient') }
  const sending = sender.send(order)
  await expect.poll(async () => (await exchanges.all())[0]?.state).toBe('pending')

  sender.cancelProfile(PROFILE.id)
  release()
  await sending

  expect((await exchanges.all())[0]?.state).toBe('cancelled')
  expect(await tokens.view(PROFILE.id)).toEqual({ phase: 'none' })
  expect(calls).toEqual([])
})

it('is cancelled with its profile from the moment that it has read it', async () => {
  const { sender, secretFields, exchanges, calls } = await readyRig()
  const { redactor } = secretFields
  Object.assign(secretFields, { redactor: () => redactor().finally(() => sender.cancelProfile(PROFILE.id)) })

  await sender.send({ id: 'x', page: 'popup', profileId: PROFILE.id, draft: draft('listClients') })

  expect((await exchanges.all())[0]?.state).toBe('cancelled')
  expect(calls).toEqual([])
})

it('sends nothing to where its profile was, be it edited the moment before', async () => {
  const { sender, exchanges, profiles, tokens, area, calls } = await readyRig()
  await tokens.get(PROFILE)
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { write } = area
  area.write = (values) => held.then(() => write(values))
  const sending = sender.send({ id: 'x', page: 'popup', profileId: PROFILE.id, draft: draft('registerClient') })
  await expect.poll(async () => (await exchanges.all())[0]?.state).toBe('pending')
  const editing = profiles.put({ ...PROFILE, baseUrl: 'http://127.0.0.1:4011' })
  release()
  await Promise.all([sending, editing])

  expect((await exchanges.all())[0]).toMatchObject({ state: 'cancelled', failure: expect.stringContaining('changed') })
  expect(calls).toEqual(['generate-token'])
})

it('writes nothing with a token whose scope names the other environment, until the user has accepted it', async () => {
  const { send, control, profiles, calls } = await readyRig()
  await control('faults', { kind: 'edited', where: 'token', set: { 'data.usage.scope': 'live' } })
  calls.length = 0
  const order = { ...draft('registerClient'), body: '{"name":"Lin","email":"lin@example.test"}' }

  expect((await send(order)).exchange).toMatchObject({ state: 'failed', failure: expect.stringContaining('“live”') })
  expect((await send(draft('listClients'))).exchange?.answer?.status).toBe(200)
  expect(calls).toEqual(['generate-token', '/partner/v1/all-clients'])

  await profiles.change(PROFILE.id, (profile) => ({ ...profile, acceptedScope: 'live' }))
  expect((await send(order)).exchange?.answer?.status).toBe(201)
})

it('leaves no send pending that could not begin for want of room', async () => {
  const { sender, exchanges, area, calls } = await readyRig()
  area.write = async () => {
    throw new Error('quota exceeded')
  }
  const order = { id: 'x', page: 'popup', profileId: PROFILE.id, draft: draft('registerClient') }

  await expect(sender.send(order)).rejects.toThrow('quota exceeded')

  expect(await exchanges.all()).toEqual([])
  expect(calls).toEqual([])
})

it('shows an answer that storage has no room for', async () => {
  const { send, tokens, area } = await readyRig()
  await tokens.get(PROFILE)
  area.write = async () => {
    throw new Error('quota exceeded')
  }

  expect((await send(draft('listClients'))).exchange).toMatchObject({ state: 'answered', answer: { kept: false } })
})

it('says that nothing was sent where there was no token, and says little of key and secret', async () => {
  const { send, line, calls } = await readyRig()
  line.credentials = { apiKey: 'sk_test_9999999999999999', apiSecret: 'wrong' }

  const { exchange } = await send(draft('listClients'))

  expect(exchange).toMatchObject({ state: 'failed', unsent: 'no-token' })
  expect(exchange?.failure).toBe('Not sent: Signet refused the key and secret, so there was no token for it.')
  expect(calls).toEqual(['generate-token'])
})

it('tells why there was no token where that is not a matter of key and secret', async () => {
  const { send, line } = await readyRig()
  line.offline = true

  const { exchange } = await send(draft('listClients'))

  expect(exchange).toMatchObject({ unsent: 'no-token', failure: expect.stringMatching(/^Not sent.*offline/) })
})

it('says of a send that is cancelled while its token is made that it was not sent', async () => {
  const { sender, exchanges, line } = await readyRig()
  const { promise: asked, resolve: arrive } = Promise.withResolvers<void>()
  line.transport = (_, signal) => {
    arrive()
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  }
  const sending = sender.send({ id: 'x', page: 'popup', profileId: PROFILE.id, draft: draft('registerClient') })
  await asked

  sender.cancel('x')
  await sending

  expect((await exchanges.all())[0]).toMatchObject({
    state: 'cancelled',
    failure: 'Cancelled before it was sent.',
    unsent: 'no-token',
  })
})

it('does not say that a request was not sent once it had left', async () => {
  const { send, line } = await readyRig()
  const whole = line.transport
  line.transport = async (request, signal) => {
    if (request.url.includes('/dpop/')) return whole(request, signal)
    throw new AppError('network.unreachable', 'Nobody there.')
  }

  const { exchange } = await send(draft('listClients'))

  expect(exchange).toMatchObject({ state: 'failed', failure: 'Nobody there.' })
  expect(exchange?.unsent).toBeUndefined()
})
