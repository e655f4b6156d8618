import { expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { PROFILE, sessionRig } from '../../../fakes/session-rig.ts'

const HOUR = 3_600_000

it('generates one token for many who need one at once', async () => {
  const { tokens, calls } = sessionRig()

  const got = await Promise.all(Array.from({ length: 1000 }, () => tokens.get(PROFILE)))

  expect(calls).toEqual(['generate-token'])
  expect(new Set(got.map(({ token }) => token.value)).size).toBe(1)
})

it('makes no call for a token that lives', async () => {
  const { tokens, calls, clock } = sessionRig()
  await tokens.get(PROFILE)
  clock.now += HOUR / 2

  await tokens.get(PROFILE)

  expect(calls).toEqual(['generate-token'])
})

it('refreshes an expired token without the secret', async () => {
  const { tokens, calls, clock } = sessionRig()
  const first = await tokens.get(PROFILE)
  clock.now += HOUR + 1

  const second = await tokens.get(PROFILE)

  expect(calls).toEqual(['generate-token', 'refresh-token'])
  expect(second.token.value).not.toBe(first.token.value)
})

it('renews what is about to end, and what lives too short for a copy', async () => {
  const { tokens, calls, clock } = sessionRig()
  await tokens.get(PROFILE)
  clock.now += HOUR - 9 * 60_000

  await tokens.get(PROFILE)
  expect(calls).toEqual(['generate-token'])
  await tokens.get(PROFILE, { minLifeMs: 10 * 60_000 })

  expect(calls).toEqual(['generate-token', 'refresh-token'])
})

it('steps down to the secret when the refresh token is refused or past its day', async () => {
  const { tokens, calls, clock } = sessionRig()
  await tokens.get(PROFILE)
  clock.now += 25 * HOUR

  await tokens.get(PROFILE)

  expect(calls).toEqual(['generate-token', 'generate-token'])
})

it('goes on after a kill: a live token costs nothing, an expired one a refresh', async () => {
  const { tokens, calls, clock, revive } = sessionRig()
  await tokens.get(PROFILE)

  await revive().tokens.get(PROFILE)
  expect(calls).toEqual(['generate-token'])
  clock.now += HOUR + 1
  await revive().tokens.get(PROFILE)

  expect(calls).toEqual(['generate-token', 'refresh-token'])
})

it('finds the token that another life of the background made while it waited for the lock', async () => {
  const { tokens, beside, calls } = sessionRig()
  const other = beside()
  expect(await other.tokens.view(PROFILE.id)).toEqual({ phase: 'none' })

  const [one, two] = await Promise.all([tokens.get(PROFILE), other.tokens.get(PROFILE)])

  expect(calls).toEqual(['generate-token'])
  expect(two.token.value).toBe(one.token.value)
})

it('never uses a refresh token again whose refresh was cut off', async () => {
  const { tokens, calls, clock, line, revive } = sessionRig()
  await tokens.get(PROFILE)
  clock.now += HOUR + 1
  const whole = line.transport
  line.transport = async (...sent) => {
    await whole(...sent)
    return new Promise(() => undefined)
  }
  void tokens.get(PROFILE)
  await expect.poll(() => calls.length).toBe(2)
  line.transport = whole

  await revive().tokens.get(PROFILE)

  expect(calls).toEqual(['generate-token', 'refresh-token', 'generate-token'])
})

it('hands out no refresh token by hand that a renewal under way is about to spend', async () => {
  const { tokens, clock, line } = sessionRig()
  await tokens.get(PROFILE)
  clock.now += HOUR + 1
  const spent: (string | undefined)[] = []
  const whole = line.transport
  line.transport = (request, signal) => {
    spent.push(JSON.parse(request.body ?? '').refreshToken)
    return whole(request, signal)
  }
  const { credentials } = line
  const { promise: byHand, resolve } = Promise.withResolvers<string | undefined>()
  // The renewal has decided to refresh, and has not written that down yet.
  Object.defineProperty(line, 'credentials', {
    get() {
      resolve(tokens.spendRefreshToken(PROFILE))
      return credentials
    },
  })

  await tokens.get(PROFILE)

  expect(spent).toEqual([expect.any(String)])
  expect(spent).not.toContain(await byHand)
})

it('asks no more once Signet has refused key and secret, until the profile is edited', async () => {
  const { tokens, calls, control } = sessionRig()
  await control('revoke')
  calls.length = 0

  await expect(tokens.get(PROFILE)).rejects.toMatchObject({ code: 'auth.rejected' })
  await expect(tokens.renew(PROFILE)).rejects.toMatchObject({ code: 'auth.rejected' })

  expect(calls).toEqual(['generate-token'])
  expect(await tokens.view(PROFILE.id)).toMatchObject({ phase: 'rejected' })
  await tokens.forget(PROFILE.id)
  expect(await tokens.view(PROFILE.id)).toEqual({ phase: 'none' })
})

it('waits as long as a 429 says, and says so', async () => {
  const { tokens, calls, control, clock } = sessionRig()
  await control('faults', { kind: '429', where: 'token', times: 1 })
  calls.length = 0

  await expect(tokens.get(PROFILE)).rejects.toMatchObject({ code: 'auth.waiting' })
  const view = await tokens.view(PROFILE.id)
  expect(view.phase).toBe('waiting')
  await expect(tokens.get(PROFILE)).rejects.toThrow(/wait/)
  expect(calls).toHaveLength(1)
  clock.now = view.retryAt as number

  await tokens.get(PROFILE)

  expect(calls).toHaveLength(2)
})

it('lives on with what is left of a token when a renewal ahead of time fails', async () => {
  const { tokens, clock, line } = sessionRig()
  const first = await tokens.get(PROFILE)
  clock.now += HOUR - 30_000
  line.transport = () => Promise.reject(new AppError('network.unreachable', 'down'))

  expect((await tokens.get(PROFILE, { minLifeMs: 60_000 })).token).toEqual(first.token)
  clock.now += 30_000

  await expect(tokens.get(PROFILE)).rejects.toThrow('down')
})

it('starts and joins no renewal for a need from before the profile was edited', async () => {
  const { tokens, store, calls } = sessionRig()
  const { read } = store
  const { promise: edited, resolve: release } = Promise.withResolvers<void>()
  Object.assign(store, { read: (id: string) => edited.then(() => read(id)) })
  const before = tokens.get(PROFILE)
  before.catch(() => undefined)
  await tokens.forget(PROFILE.id)
  const after = tokens.get(PROFILE)
  release()

  await expect(before).rejects.toMatchObject({ code: 'network.cancelled' })
  expect((await after).renewed).toBe(true)
  expect(calls).toEqual(['generate-token'])
})

it('discards the answer of a renewal when the profile was edited meanwhile', async () => {
  const { tokens, line } = sessionRig()
  const whole = line.transport
  let release = () => {}
  line.transport = async (...sent) => {
    await new Promise<void>((resolve) => {
      release = resolve
    })
    return whole(...sent)
  }
  const renewal = tokens.get(PROFILE)
  renewal.catch(() => undefined)
  await expect.poll(() => release.name).toBe('')
  await tokens.forget(PROFILE.id)
  release()

  await expect(renewal).rejects.toMatchObject({ code: 'network.cancelled' })
  expect(await tokens.view(PROFILE.id)).toEqual({ phase: 'none' })
})
