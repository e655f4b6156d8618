import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asAppError } from '#lib/errors.ts'
import type { Fault } from '#lib/sandbox/faults.ts'
import type { TokenGot, Tokens } from '#lib/session/tokens/tokens.ts'
import { COPY_MIN_LIFE_MS } from '#lib/signet/token/token-status.ts'
import { PROFILE, sessionRig } from '../../../fakes/session-rig.ts'
import { TokenModel, type Weather, type Wish } from '../../../fakes/token-model.ts'
import { inFull, noteFigures } from '../../../soak/figures.ts'

const LENGTH = 100
const WALKS = inFull(200, 20)

type Step =
  | { readonly do: 'wish'; readonly wish: Wish }
  | { readonly do: 'weather'; readonly weather: Weather }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'forget' | 'kill' }

const MINUTE = 60_000
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom<Wish>('use', 'use', 'copy', 'renew', 'generate', 'after-401')
      .map((wish) => ({ do: 'wish', wish }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Weather>('fine', 'fine', '503', 'empty', '429', 'refuses-refresh', 'refuses-all', 'offline')
      .map((weather) => ({ do: 'weather', weather }) as const),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(100, 5_000, 31_000, 10 * MINUTE, 49 * MINUTE, 59.5 * MINUTE, 61 * MINUTE, 25 * 60 * MINUTE)
      .map((ms) => ({ do: 'pass', ms }) as const),
  },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'forget' } as const, { do: 'kill' } as const) },
)

const REFRESH = { path: '/dpop/v1/api/refresh-token' }
const FAULTS: Readonly<Record<Weather, readonly Fault[]>> = {
  fine: [],
  offline: [],
  '503': [{ kind: '503', where: 'token' }],
  empty: [{ kind: 'empty', where: 'token' }],
  '429': [{ kind: '429', where: 'token', ms: 7_000 }],
  'refuses-refresh': [{ kind: '401', match: REFRESH }],
  'refuses-all': [{ kind: '403', where: 'token' }],
}

async function granted(wish: Wish, tokens: Tokens, before: string | undefined): Promise<string> {
  const got = async (): Promise<TokenGot> => {
    if (wish === 'renew') return { token: await tokens.renew(PROFILE), renewed: true }
    if (wish === 'generate') return { token: await tokens.generate(PROFILE), renewed: true }
    if (wish === 'copy') return tokens.get(PROFILE, { minLifeMs: COPY_MIN_LIFE_MS, reason: 'copy' })
    return tokens.get(PROFILE, wish === 'after-401' && before !== undefined ? { dead: before } : {})
  }
  try {
    return (await got()).token.value === before ? 'held' : 'new'
  } catch (thrown) {
    return asAppError(thrown).code
  }
}

async function walk(steps: readonly Step[]): Promise<void> {
  const rig = sessionRig()
  const clock = { now: rig.clock.now }
  const model = new TokenModel(clock)
  let { tokens } = rig
  let weather: Weather = 'fine'
  for (const [at, one] of steps.entries()) {
    if (one.do === 'weather') {
      weather = one.weather
      await rig.server.setFaults(FAULTS[weather])
      rig.line.offline = weather === 'offline'
    }
    if (one.do === 'pass') {
      rig.clock.now += one.ms
      clock.now += one.ms
    }
    if (one.do === 'kill') tokens = rig.revive().tokens
    if (one.do === 'forget') {
      model.forget()
      await tokens.forget(PROFILE.id)
    }
    if (one.do === 'wish') {
      const before = await tokens.show(PROFILE.id)
      rig.calls.length = 0
      const predicted = model.grant(one.wish, weather)
      const outcome = await granted(one.wish, tokens, before)
      expect({ at, calls: rig.calls, outcome }).toEqual({ at, ...predicted })
    }
    expect({ at, now: rig.clock.now, phase: (await tokens.view(PROFILE.id)).phase }).toEqual({
      at,
      now: clock.now,
      phase: model.phase,
    })
  }
}

it('does at each step of a long walk what an independent model says', { timeout: 300_000 }, async () => {
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: LENGTH, maxLength: LENGTH }), async (path) => {
      await walk(path)
      steps += path.length
    }),
    { numRuns: WALKS, seed: 20_260 },
  )

  expect(steps).toBe(WALKS * LENGTH)
  noteFigures('walk over the token states', { steps, divergences: 0 })
})
