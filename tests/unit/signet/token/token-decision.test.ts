import { expect, it } from 'vitest'
import type { AccessToken } from '#lib/signet/token/token.ts'
import { decide, type TokenNeed } from '#lib/signet/token/token-decision.ts'
import type { TokenRecord } from '#lib/signet/token/token-state.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const token: AccessToken = {
  value: 'access',
  obtainedAt: 0,
  expiresAt: HOUR,
  refreshToken: 'refresh',
  refreshExpiresAt: DAY,
  scope: undefined,
}
const record: TokenRecord = { token, madeFor: 'first-use' }

/** The decision in a word or two: `use`, `refresh ahead`, `generate expired refresh-unsure`, `refuse auth.waiting`. */
function told(given: TokenRecord, need: TokenNeed, now: number): string {
  const decision = decide(given, need, now)
  if (decision.act === 'use') return 'use'
  if (decision.act === 'refuse') return `refuse ${decision.code}`
  return [decision.act, decision.reason, decision.stepDown].filter((word) => word !== undefined).join(' ')
}

const backoff = { kind: 'backoff', since: HOUR, until: 2 * HOUR } as const
const short = { ...token, expiresAt: 4_000 }

it.each<readonly [string, TokenRecord, TokenNeed, number, string]>([
  ['a live token', record, {}, HOUR / 2, 'use'],
  ['no token', {}, {}, 0, 'generate first-use'],
  ['a token with 60 s left', record, {}, HOUR - 60_000, 'refresh ahead'],
  ['a token with a moment more', record, {}, HOUR - 60_001, 'use'],
  ['a token that has ended', record, {}, HOUR, 'refresh expired'],
  ['a copy of one with 9 min left', record, { minLifeMs: 600_000 }, HOUR - 540_000, 'refresh copy'],
  ['a copy of one that is just born and short', { token: short }, { minLifeMs: 600_000 }, 799, 'use'],
  ['a copy of the same a moment later', { token: short }, { minLifeMs: 600_000 }, 800, 'refresh copy'],
  ['a refused token', record, { dead: 'access' }, 60_000, 'refresh refused'],
  ['a refused token that was replaced', record, { dead: 'older' }, 60_000, 'use'],
  ['one refused at once though made for that', { ...record, madeFor: 'refused' }, { dead: 'access' }, 29_999, 'use'],
  ['the same after half a minute', { ...record, madeFor: 'refused' }, { dead: 'access' }, 30_000, 'refresh refused'],
  [
    'the same when the clock was set back',
    { ...record, madeFor: 'refused' },
    { dead: 'access' },
    -1,
    'refresh refused',
  ],
  ['a user who asks', record, { reason: 'asked' }, 1_000, 'refresh asked'],
  ['a user who asks for a new one', record, { reason: 'asked', generate: true }, 1_000, 'generate asked asked'],
  ['a test of the connection', {}, { reason: 'connection-test' }, 0, 'generate connection-test'],
  ['a refresh token past its day', record, {}, DAY, 'generate expired refresh-expired'],
  ['a refresh that is not known to have failed', { ...record, intent: 5 }, {}, HOUR, 'generate expired refresh-unsure'],
  ['a refresh that was refused', { ...record, refreshRefused: true }, {}, HOUR, 'generate expired refresh-refused'],
  ['a backoff', { ...record, pause: backoff }, {}, HOUR, 'refuse network.unreachable'],
  ['a user in a backoff', { ...record, pause: backoff }, { reason: 'asked' }, HOUR, 'refresh asked'],
  ['a copy in a backoff', { ...record, pause: backoff }, { reason: 'copy' }, HOUR, 'refresh expired'],
  ['the end of a backoff', { ...record, pause: backoff }, {}, 2 * HOUR, 'refresh expired'],
  ['a backoff of a later time', { ...record, pause: { ...backoff, since: HOUR + 1 } }, {}, HOUR, 'refresh expired'],
  [
    'a user after a 429',
    { ...record, pause: { ...backoff, kind: 'asked' } },
    { reason: 'asked' },
    HOUR,
    'refuse auth.waiting',
  ],
  ['a rejected key', { rejected: 'No.' }, { reason: 'asked' }, 0, 'refuse auth.rejected'],
])('decides for %s', (_what, given, need, now, decision) => {
  expect(told(given, need, now)).toBe(decision)
})

it('keeps a token that lives at hand, for when the renewal fails, but not for a user who asked', () => {
  expect(decide(record, {}, HOUR - 1)).toMatchObject({ act: 'refresh', spare: token })
  expect(decide(record, { reason: 'asked' }, HOUR - 1)).toMatchObject({ spare: undefined })
  expect(decide(record, { dead: 'access' }, HOUR - 1)).toMatchObject({ spare: undefined })
})

it('says how long automatic tries rest, and what helps', () => {
  const failing = {
    ...record,
    pause: backoff,
    problem: 'The token service failed.',
    problemCode: 'protocol.violated',
  } as const
  expect(decide(failing, {}, 2 * HOUR - 12_000)).toMatchObject({
    code: 'protocol.violated',
    message: 'The token service failed. The next try is in 12 s; Renew token tries at once.',
  })
})
