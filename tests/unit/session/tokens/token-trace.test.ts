import { expect, it, onTestFinished } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { COPY_MIN_LIFE_MS } from '#lib/signet/token/token-status.ts'
import { type HttpRig, httpRig } from '../../../fakes/http-rig.ts'
import { CREDENTIALS } from '../../../fakes/session-rig.ts'

const HOUR = 3_600_000

async function rigOf(options?: Parameters<typeof httpRig>[0]): Promise<HttpRig> {
  const rig = await httpRig(options)
  onTestFinished(rig.server.close)
  return rig
}

/** Every token that the server hands out, and every secret: what must not come back. */
function secretsOf(rig: HttpRig): Set<string> {
  const known = new Set(Object.values(CREDENTIALS))
  const whole = rig.line.transport
  rig.line.transport = async (request, signal) => {
    const answer = await whole(request, signal)
    const text = new TextDecoder().decode(answer.body)
    for (const [, token = ''] of text.matchAll(/"(?:access|refresh)Token":"([^"]+)"/g)) known.add(token)
    return answer
  }
  return known
}

/** Whether any 8 characters in a row of a secret stand in the text. */
function leaks(text: string, secrets: Iterable<string>): boolean {
  for (const secret of secrets) {
    for (let at = 0; at + 8 <= secret.length; at++) if (text.includes(secret.slice(at, at + 8))) return true
  }
  return false
}

async function wholeJourney(rig: HttpRig): Promise<void> {
  const { tokens, profile, send, clock } = rig
  const quietly = (work: Promise<unknown>) => work.catch(() => undefined)
  await send('listClients')
  await send('generateToken')
  await send('refreshToken', rig, 'tab:3')
  clock.now += HOUR - 120_000
  await tokens.get(profile, { minLifeMs: COPY_MIN_LIFE_MS, reason: 'copy', asker: 'popup' })
  await tokens.renew(profile, 'panel:7')
  await tokens.generate(profile)
  await rig.lever('expire')
  clock.now += 60_000
  await send('listClients')
  const echo = { kind: 'edited', where: 'token', times: 1 } as const
  const [access, refresh] = await tokens.all()
  await rig.fail({ ...echo, set: { success: false, message: `${access} ${refresh} ${CREDENTIALS.apiSecret}` } })
  await quietly(tokens.renew(profile))
  await rig.fail({ kind: '503', where: 'token' })
  clock.now += 2 * HOUR
  await send('listClients')
  await rig.fail({ kind: '429', where: 'token', times: 1 })
  await quietly(tokens.renew(profile))
  await rig.fail()
  clock.now += 60_000
  await rig.lever('revoke')
  await quietly(tokens.renew(profile))
}

it('writes a whole journey down without 8 characters in a row of any token or secret', async () => {
  const rig = await rigOf()
  const secrets = secretsOf(rig)
  await wholeJourney(rig)

  const calls = await rig.trace.all()
  const told = calls
    .toReversed()
    .map(({ call, reason, stepDown, outcome }) => [call, reason, stepDown, outcome].filter(Boolean).join(' '))

  expect(told).toEqual([
    'generate first-use token',
    'generate asked token',
    'refresh asked token',
    'refresh copy token',
    'refresh asked token',
    'generate asked asked token',
    'refresh refused token',
    'refresh asked failed',
    'generate asked refresh-unsure token',
    'refresh expired failed',
    'generate expired refresh-unsure failed',
    'generate expired refresh-unsure failed',
    'generate asked refresh-unsure waiting',
    'generate asked refresh-unsure refused',
  ])
  expect(secrets.size).toBeGreaterThan(12)
  expect(leaks(JSON.stringify(calls), secrets)).toBe(false)
  expect(leaks(`x${[...secrets].at(-1)?.slice(20, 28)}x`, secrets)).toBe(true)
})

it('tells of each call who waited, how long it took and what it brought', async () => {
  const rig = await rigOf()
  const whole = rig.line.transport
  rig.line.transport = async (request, signal) => {
    rig.clock.now += 250
    return whole(request, signal)
  }

  await Promise.all(['popup', 'panel:7', 'popup'].map((page) => rig.send('listClients', rig, page)))

  expect((await rig.trace.all())[0]).toMatchObject({
    call: 'generate',
    reason: 'first-use',
    waited: 3,
    askers: ['popup', 'panel:7'],
    durationMs: 250,
    outcome: 'token',
    status: 200,
    lifeMs: HOUR,
  })
})

it('says with which status and why a call failed', async () => {
  const rig = await rigOf()
  await rig.fail({ kind: '403', where: 'token' })

  await rig.tokens.renew(rig.profile).catch(() => undefined)

  expect((await rig.trace.all())[0]).toMatchObject({
    outcome: 'refused',
    status: 403,
    problem: expect.stringContaining('Signet does not accept this key and secret (403)'),
  })
})

it('remembers a hundred calls', async () => {
  const rig = await rigOf()
  for (let made = 0; made < 103; made++) await rig.tokens.renew(rig.profile)

  const calls = await rig.trace.all()

  expect(calls).toHaveLength(100)
  expect(new Set(calls.map(({ id }) => id)).size).toBe(100)
})

it('never spends a refresh token twice by hand, also when the first answer was lost', async () => {
  const rig = await rigOf()
  await rig.send('listClients')
  const whole = rig.line.transport
  rig.line.transport = async (request, signal) => {
    rig.line.transport = whole
    await whole(request, signal)
    throw new AppError('network.unreachable', 'Cut off.')
  }
  rig.calls()
  expect((await rig.send('refreshToken')).state).toBe('failed')

  expect((await rig.send('refreshToken')).answer?.status).toBe(200)

  expect(rig.calls()).toEqual(['refresh', 'generate', 'refresh'])
})

it('spends a refresh token by hand that was to be spent before and never left', async () => {
  const rig = await rigOf()
  await rig.send('listClients')
  const whole = rig.line.transport
  rig.line.transport = async () => {
    rig.line.transport = whole
    throw new AppError('host.withdrawn', 'Not allowed.', { unsent: true })
  }
  rig.calls()
  expect((await rig.send('refreshToken')).state).toBe('failed')

  expect((await rig.send('refreshToken')).answer?.status).toBe(200)

  expect(rig.calls()).toEqual(['refresh'])
})

it('takes a refusal by hand for an answer, and a 429 for what it asks of all', async () => {
  const rig = await rigOf()
  await rig.send('listClients')
  await rig.send('generateToken', rig, 'popup', { body: '{"apiKey":"{{apiKey}}","apiSecret":"wrong"}' })
  expect(await rig.tokens.view(rig.profile.id)).toMatchObject({ phase: 'held' })
  expect((await rig.trace.all())[0]).toMatchObject({ outcome: 'refused', status: 401, askers: ['popup'] })

  await rig.fail({ kind: '429', where: 'token', times: 1, ms: 9_000 })
  await rig.send('generateToken')

  expect(await rig.tokens.view(rig.profile.id)).toMatchObject({ phase: 'waiting', retryAt: rig.clock.now + 9_000 })
})

it('writes nothing down of a call by hand for which the secret was missing', async () => {
  const rig = await rigOf()
  rig.line.credentials = undefined

  await expect(rig.send('generateToken')).rejects.toMatchObject({ code: 'secret.missing' })

  expect(await rig.trace.all()).toEqual([])
})

it('shows and describes the present token, and makes none for it', async () => {
  const rig = await rigOf()
  expect([await rig.tokens.show(rig.profile.id), await rig.tokens.inspect(rig.profile.id)]).toEqual([
    undefined,
    undefined,
  ])
  await rig.send('listClients')

  const shown = await rig.tokens.show(rig.profile.id)
  const details = await rig.tokens.inspect(rig.profile.id)

  expect(details).toMatchObject({ claims: { type: 'access' }, skewMs: 0, hint: shown?.slice(-4) })
  expect(leaks(JSON.stringify(details), [shown as string])).toBe(false)
  expect(rig.calls()).toEqual(['generate', 'GET'])
})
