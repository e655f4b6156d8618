import { expect, it } from 'vitest'
import type { ErrorCode } from '#lib/errors.ts'
import type { AccessToken } from '#lib/signet/token/token.ts'
import { advance, type TokenRecord } from '#lib/signet/token/token-state.ts'

const token: AccessToken = {
  value: 'access',
  obtainedAt: 0,
  expiresAt: 3_600_000,
  refreshToken: 'refresh',
  refreshExpiresAt: 86_400_000,
  scope: undefined,
}
const record: TokenRecord = { token, madeFor: 'first-use' }
const refreshing: TokenRecord = { ...record, intent: 7 }

const failed = (before: TokenRecord, code: ErrorCode, call: 'refresh' | 'generate' = 'refresh', unsent = false) =>
  advance(before, { type: 'failed', call, code, message: 'Why.', retryAfterMs: 5_000, unsent, random: 0.5 }, 1_000)

it('journals a refresh before it leaves', () => {
  expect(advance(record, { type: 'refresh-begun' }, 7)).toEqual(refreshing)
})

it('forgets everything else with a new token', () => {
  const before: TokenRecord = { ...refreshing, failures: 3, problem: 'Why.', refreshRefused: true }
  const next = { ...token, value: 'next', refreshToken: 'next refresh' }
  expect(advance(before, { type: 'renewed', by: 'refresh', token: next, reason: 'expired' }, 8)).toEqual({
    token: next,
    madeFor: 'expired',
  })
})

it('keeps the refresh token where a refresh brings none, and not where the secret made the token', () => {
  const bare = { ...token, value: 'next', refreshToken: undefined, refreshExpiresAt: undefined }
  const after = (by: 'refresh' | 'generate') =>
    advance(record, { type: 'renewed', by, token: bare, reason: 'asked' }, 8).token?.refreshToken
  expect([after('refresh'), after('generate')]).toEqual(['refresh', undefined])
})

it('knows the outcome of a refresh that was refused', () => {
  expect(advance(refreshing, { type: 'refresh-refused' }, 8)).toEqual({ ...record, refreshRefused: true })
})

it.each<readonly [ErrorCode, boolean]>([
  ['network.unreachable', true],
  ['network.timeout', true],
  ['network.redirected', true],
  ['protocol.violated', true],
  ['network.cancelled', true],
  ['network.offline', true],
  ['host.withdrawn', true],
  ['auth.waiting', false],
])('after %s of a refresh, whether its token may be spent: %s', (code, unsure) => {
  expect(failed(refreshing, code).intent !== undefined).toBe(unsure)
})

it('knows that a refresh token was not spent by a refresh that never left', () => {
  expect(failed(refreshing, 'host.withdrawn', 'refresh', true)).toEqual(record)
  expect(failed(refreshing, 'host.withdrawn', 'generate', true).intent).toBe(7)
})

it('does not take a refresh for known because the secret was refused a moment later', () => {
  expect(failed(refreshing, 'auth.waiting', 'generate').intent).toBe(7)
  expect(failed(refreshing, 'network.offline', 'generate').intent).toBe(7)
})

it('keeps nothing but the reason when key or secret are rejected', () => {
  expect(failed(refreshing, 'auth.rejected', 'generate')).toEqual({ rejected: 'Why.' })
})

it('rests longer with each failure in a row, and five minutes at most', () => {
  let now: TokenRecord = record
  const rests = Array.from({ length: 8 }, () => {
    now = failed(now, 'network.unreachable', 'generate')
    return (now.pause?.until ?? 0) - 1_000
  })
  expect(rests).toEqual([8, 16, 32, 64, 128, 256, 300, 300].map((seconds) => seconds * 750))
})

it('counts nothing that says nothing about the token service', () => {
  for (const code of ['network.offline', 'host.withdrawn', 'network.cancelled', 'bug'] as const) {
    expect(failed(record, code)).toEqual(record)
  }
})

it('waits as long as Signet asks', () => {
  expect(failed(record, 'auth.waiting')).toMatchObject({ token, pause: { kind: 'asked', since: 1_000, until: 6_000 } })
})
