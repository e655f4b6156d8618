import { expect, it } from 'vitest'
import { aProfile } from '../../../fakes/profile.ts'
import { seeded } from '../../../fakes/seeded.ts'
import { sessionRig } from '../../../fakes/session-rig.ts'
import { inFull, noteFigures } from '../../../soak/figures.ts'

const TEN_MINUTES = 600_000
const PROFILES = [aProfile({ id: 'one' }), aProfile({ id: 'two' })]

/** Two users who send every second while the token service fails for ten minutes: when each token call was made. */
async function storm(seed: number): Promise<readonly (readonly number[])[]> {
  const { tokens, trace, clock, server } = sessionRig({ random: seeded(seed) })
  await server.setFaults([{ kind: '503', where: 'token' }])
  const startedAt = clock.now
  while (clock.now < startedAt + TEN_MINUTES) {
    for (const profile of PROFILES) await tokens.get(profile).catch(() => undefined)
    clock.now += 1_000
  }
  const calls = await trace.all()
  return PROFILES.map(({ id }) => calls.filter(({ profileId }) => profileId === id).map(({ at }) => at - startedAt))
}

it('makes 12 token calls at most in ten minutes of failures, and two profiles drift apart', {
  timeout: 120_000,
}, async () => {
  const seeds = inFull(200, 20)
  let most = 0
  let together = 0
  let later = 0
  for (let seed = 1; seed <= seeds; seed++) {
    const [one = [], two = []] = await storm(seed)
    most = Math.max(most, one.length, two.length)
    const late = one.filter((at) => at > 15_000)
    later += late.length
    together += late.filter((at) => two.some((other) => Math.abs(other - at) < 1_000)).length
  }

  expect(most).toBeLessThanOrEqual(12)
  // By chance alone a call falls within a second of one of the other's ten in one case of about thirty.
  expect(together / later).toBeLessThan(0.15)
  noteFigures('503 for ten minutes', {
    seeds,
    'most calls of a profile': most,
    'late calls at the same second': `${together} of ${later}`,
  })
})

it('rests again from the beginning after a success', async () => {
  const { tokens, clock, calls, server } = sessionRig()
  const [profile = aProfile()] = PROFILES
  await server.setFaults([{ kind: '503', where: 'token' }])
  await expect(tokens.get(profile)).rejects.toThrow()
  const first = (await tokens.view(profile.id)).retryAt as number
  expect(first - clock.now).toBe(6_000)
  clock.now = first
  await server.setFaults([])
  await tokens.get(profile)
  clock.now += 3_600_000
  await server.setFaults([{ kind: '503', where: 'token' }])
  calls.length = 0

  await expect(tokens.get(profile)).rejects.toThrow()

  expect(calls).toEqual(['refresh-token', 'generate-token', 'generate-token'])
  expect((await tokens.view(profile.id)).retryAt).toBe(clock.now + 6_000)
})
