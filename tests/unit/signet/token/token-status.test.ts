import { expect, it } from 'vitest'
import type { TokenView } from '#lib/signet/token/token.ts'
import { COPY_MIN_LIFE_MS, formatLife, needsRenewal, tokenStatus } from '#lib/signet/token/token-status.ts'

const MINUTE = 60_000
const held: TokenView = { phase: 'held', obtainedAt: 0, expiresAt: 60 * MINUTE }
const leaving = (ms: number) => tokenStatus(held, 60 * MINUTE - ms)

it.each([
  [{ phase: 'none' }, 'No token'],
  [{ phase: 'renewing' }, 'Renewing'],
  [{ phase: 'needs-secret' }, 'Needs secret'],
  [{ phase: 'rejected', problem: 'The key was revoked.' }, 'Rejected'],
  [{ phase: 'waiting', retryAt: 61 * MINUTE }, 'Waiting'],
  [{ phase: 'waiting', retryAt: 60 * MINUTE }, 'No token'],
  [{ ...held, expiresAt: 90 * MINUTE, phase: 'waiting', retryAt: 1 }, 'Valid'],
  [held, 'Expired'],
] as const)('labels %o %s', (view, label) => {
  const status = tokenStatus(view, 60 * MINUTE)
  expect(status.label).toBe(label)
  expect(status.spoken.startsWith(label)).toBe(true)
})

it.each([
  [52.9 * MINUTE, '52 min left'],
  [42_900, '42 s left'],
  [1, '1 s left'],
])('counts down: %d ms', (ms, detail) => {
  expect(leaving(ms)).toMatchObject({ state: 'held', label: 'Valid', detail })
})

it('tells those who may try at once how long the extension rests, without a ticking voice', () => {
  const view = { phase: 'waiting', retryAt: 60 * MINUTE, mayRetry: true } as const
  expect(tokenStatus(view, 60 * MINUTE - 12_000)).toMatchObject({ label: 'Waiting', detail: 'next try in 12 s' })
  const heard = [12_000, 3_000].map((ms) => tokenStatus(view, 60 * MINUTE - ms).spoken)
  expect(heard[0]).toMatch(/^Waiting, next try at \d\d:\d\d:\d\d$/)
  expect(heard[1]).toBe(heard[0])
})

it('changes what is heard at 10, 5 and 1 minutes and at no other time', () => {
  const heard: string[] = []
  for (let ms = 60 * MINUTE; ms > 0; ms -= 1_000) {
    const { spoken } = leaving(ms)
    if (heard.at(-1) !== spoken) heard.push(spoken)
  }
  expect(heard).toEqual([
    'Valid',
    'Valid, 10 minutes left or less',
    'Valid, 5 minutes left or less',
    'Valid, 1 minute left or less',
  ])
})

it('says until when it waits', () => {
  const retryAt = new Date(2030, 0, 1, 9, 5, 7).getTime()
  expect(tokenStatus({ phase: 'waiting', retryAt }, 0).detail).toBe('until 09:05:07')
})

it('gives the share of the life that is left', () => {
  expect(leaving(15 * MINUTE).lifeLeft).toBe(0.25)
  expect(tokenStatus(held, -MINUTE).lifeLeft).toBe(1)
  expect(tokenStatus({ phase: 'held' }, 0).lifeLeft).toBe(0)
})

it.each([
  [60 * MINUTE, 61_000, false],
  [60 * MINUTE, 60_000, true],
  [4_000, 801, false],
  [4_000, 800, true],
  [4_000, -1, true],
])('renews a token of %d ms with %d ms left: %s', (life, left, renews) => {
  expect(needsRenewal({ obtainedAt: 0, expiresAt: life }, life - left)).toBe(renews)
})

it.each([
  [10 * MINUTE, false],
  [10 * MINUTE - 1, true],
])('renews before a copy a token with %d ms left: %s', (left, renews) => {
  expect(needsRenewal({ obtainedAt: 0, expiresAt: 60 * MINUTE }, 60 * MINUTE - left, COPY_MIN_LIFE_MS)).toBe(renews)
})

it.each([
  [0, '0 s'],
  [400, '1 s'],
  [59_999, '59 s'],
  [MINUTE, '1 min'],
  [59.99 * MINUTE, '59 min'],
  [60 * MINUTE, '1 h'],
  [65 * MINUTE, '1 h 5 min'],
])('writes %d ms as %s', (ms, text) => {
  expect(formatLife(ms)).toBe(text)
})

it.each(['needs-secret', 'rejected'] as const)('says what went wrong, seen and heard: %s', (phase) => {
  const { label, detail, spoken } = tokenStatus({ phase, problem: 'The browser was closed.' }, 0)
  expect(detail).toBe('The browser was closed.')
  expect(spoken).toBe(`${label}, The browser was closed.`)
})
