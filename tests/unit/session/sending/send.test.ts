import { expect, it } from 'vitest'
import { draft, readyRig } from '../../../fakes/ready-rig.ts'
import { CREDENTIALS, PROFILE } from '../../../fakes/session-rig.ts'

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

it('knows what was typed for the operation that it is, also below a service address of its own', async () => {
  const { send, profiles } = await readyRig()
  const { baseUrl } = PROFILE
  await profiles.put({ ...PROFILE, serviceUrls: { fraud: `${baseUrl}/own` } })

  const { exchange } = await send({ ...draft('listClients'), operationId: undefined, path: '/fraud/v1/report/all' })

  expect(exchange).toMatchObject({ operationId: 'listReports', request: { url: `${baseUrl}/own/fraud/v1/report/all` } })
})

it.each([
  [120_000_000, 'Not read: 200 with a body of 120 MB.'],
  [0, 'Not read: 200 with a body of more than 100 MB.'],
])('says how long a body is that was not read, of %i bytes', async (bytes, sentence) => {
  const { send, line } = await readyRig()
  const whole = line.transport
  line.transport = async (request, signal) => {
    const answer = await whole(request, signal)
    return request.url.includes('/dpop/') ? answer : { ...answer, body: undefined, bytes }
  }

  const { exchange } = await send(draft('listClients'))

  expect(exchange?.verdict).toMatchObject({ kind: 'not-an-envelope', sentence })
})

it('has the bytes of a text that is not quite UTF-8, without secrets, until the background sleeps', async () => {
  const { send, line, exchanges } = await readyRig()
  const whole = line.transport
  const text = `{"success":true,"name":"Zoë","echo":"${CREDENTIALS.apiSecret}"}`
  line.transport = async (request, signal) => {
    const answer = await whole(request, signal)
    return request.url.includes('/dpop/') ? answer : { ...answer, body: latin(text), bytes: text.length }
  }

  const { exchange, body } = await send(draft('listClients'))

  expect(exchange?.answer?.body).toEqual({ encoding: 'utf-8', badAt: text.indexOf('ë') })
  expect(exchange?.verdict?.sentence).toContain('not UTF-8: the first bad byte is at 26')
  expect(body).toContain('"Zo\uFFFD"')
  const bytes = Buffer.from(exchanges.bytes(exchange?.id ?? '') ?? []).toString('latin1')
  expect(bytes).toContain('"Zoë"')
  expect(bytes).not.toContain(CREDENTIALS.apiSecret)
})

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
