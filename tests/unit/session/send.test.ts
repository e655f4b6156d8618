import { expect, it } from 'vitest'
import type { Operation } from '#lib/signet/catalogue.ts'
import { operationById } from '#lib/signet/catalogue.ts'
import { draftOf } from '#lib/signet/draft.ts'
import type { RequestDraft } from '#lib/signet/request.ts'
import { CREDENTIALS, PROFILE, sessionRig } from '../../fakes/session-rig.ts'

const draft = (operationId: string): RequestDraft => draftOf(operationById(operationId) as Operation)

async function readyRig(options?: { tokenLifeMs?: number }) {
  const rig = sessionRig(options)
  await rig.profiles.put(PROFILE)
  let count = 0
  async function send(wanted: RequestDraft, life = rig) {
    const id = String(++count)
    await life.sender.send({ id, page: 'popup', profileId: PROFILE.id, draft: wanted })
    const exchange = (await life.exchanges.all()).find((one) => one.id === id)
    return { exchange, body: await life.exchanges.body(id) }
  }
  return { ...rig, send }
}

it('sends with a token, and keeps verdict, answer and body', async () => {
  const { send } = await readyRig()

  const { exchange, body } = await send(draft('listClients'))

  expect(exchange).toMatchObject({
    state: 'answered',
    verdict: { kind: 'success' },
    answer: { status: 200, kept: true },
    notes: ['The token was renewed first.'],
  })
  expect(JSON.parse(body ?? '').data.clients.length).toBeGreaterThan(0)
})

it('keeps the problems of a refused request, with their places', async () => {
  const { send } = await readyRig()

  const { exchange } = await send({ ...draft('blacklistClient'), body: '{"clientId":"ada","reasons":[]}' })

  expect(exchange?.verdict?.kind).toBe('failure')
  expect(exchange?.problems?.map(({ place }) => place)).toEqual([
    { in: 'body', pointer: '/clientId' },
    { in: 'body', pointer: '/reasons' },
  ])
})

it('renews and sends once more after a 401, and says so', async () => {
  const { send, calls, control } = await readyRig()
  await send(draft('listClients'))
  await control('expire')
  calls.length = 0

  const { exchange } = await send(draft('listClients'))

  expect(calls).toEqual(['/partner/v1/all-clients', 'refresh-token', '/partner/v1/all-clients'])
  expect(exchange?.answer?.status).toBe(200)
  expect(exchange?.notes).toEqual(['Refused with 401: the token was renewed and the request sent once more.'])
})

it('shows a 401 that a fresh token gets, without a loop', async () => {
  const { send, calls, line } = await readyRig()
  const whole = line.transport
  line.transport = async (request, signal) => {
    const answer = await whole(request, signal)
    return request.url.includes('/dpop/') ? answer : { ...answer, status: 401 }
  }

  const { exchange } = await send(draft('listClients'))

  expect(calls).toEqual(['generate-token', '/partner/v1/all-clients'])
  expect(exchange?.answer?.status).toBe(401)
})

it('makes one token call for a thousand sends at expiry', async () => {
  const { send, calls, clock } = await readyRig()
  await send(draft('listClients'))
  clock.now += 3_600_001
  calls.length = 0

  const answers = await Promise.all(Array.from({ length: 1000 }, () => send(draft('listUsers'))))

  expect(calls.filter((path) => path.endsWith('-token'))).toEqual(['refresh-token'])
  expect(calls).toHaveLength(1001)
  expect(answers).toHaveLength(1000)
})

it('sends the token calls with key and secret filled in, shows neither, and takes the tokens over', async () => {
  const { send, tokens, calls } = await readyRig()

  const { exchange, body } = await send(draft('generateToken'))

  expect(exchange?.answer?.status).toBe(200)
  expect(JSON.stringify(exchange) + body).not.toContain(CREDENTIALS.apiSecret)
  expect(exchange?.request.body).toContain('{{apiSecret}}')
  const held = await tokens.all()
  expect(held.filter((token) => token !== '')).toHaveLength(2)
  for (const token of held) expect(body).not.toContain(token)
  expect(JSON.parse(body ?? '').data.credentials.accessToken).toBe(`<redacted:token…${held[0]?.slice(-4)}>`)
  expect(exchange?.answer?.kept).toBe(false)
  await send(draft('listClients'))
  expect(calls).toEqual(['generate-token', '/partner/v1/all-clients'])
})

it('refreshes by hand without using a refresh token twice', async () => {
  const { send, calls } = await readyRig()

  expect((await send(draft('refreshToken'))).exchange?.answer?.status).toBe(200)
  expect((await send(draft('refreshToken'))).exchange?.answer?.status).toBe(200)

  expect(calls).toEqual(['generate-token', 'refresh-token', 'refresh-token'])
})

it('fills secrets into no other operation', async () => {
  const { send } = await readyRig()

  const { exchange } = await send({ ...draft('registerClient'), body: '{"name":"{{apiSecret}}","email":"a@b.test"}' })

  expect(exchange?.request.body).toContain('{{apiSecret}}')
  expect(exchange?.answer?.status).toBe(201)
})

it('puts a secret typed into a draft back behind its name', async () => {
  const { secretFields } = await readyRig()

  const typed = { ...draft('generateToken'), body: JSON.stringify(CREDENTIALS) }
  const query = [{ name: 'limit', value: CREDENTIALS.apiSecret, enabled: true }]
  const kept = await secretFields.withoutSecrets({ ...typed, query })

  expect(JSON.parse(kept.body)).toEqual({ apiKey: '{{apiKey}}', apiSecret: '{{apiSecret}}' })
  expect(kept.query).toEqual([{ name: 'limit', value: '{{apiSecret}}', enabled: true }])
})

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

it('refuses an empty path variable before anything is sent or kept', async () => {
  const { sender, exchanges, calls } = await readyRig()
  const empty = { ...draft('getClient'), pathValues: { clientId: '' } }

  await expect(sender.send({ id: 'x', page: 'popup', profileId: PROFILE.id, draft: empty })).rejects.toMatchObject({
    code: 'input.invalid',
    message: expect.stringContaining('clientId'),
  })

  expect(calls).toEqual([])
  expect(await exchanges.all()).toEqual([])
})

it('does nothing when a page asks again for a send that it knows', async () => {
  const { sender, exchanges, calls } = await readyRig()
  const order = { id: 'x', page: 'popup', profileId: PROFILE.id, draft: draft('registerClient') }
  await sender.send(order)
  const once = calls.length

  await sender.send(order)

  expect(calls).toHaveLength(once)
  expect(await exchanges.all()).toHaveLength(1)
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
