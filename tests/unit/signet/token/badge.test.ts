import { describe, expect, it } from 'vitest'
import { badgeOf, LOCK } from '#lib/signet/token/badge.ts'
import type { TokenView } from '#lib/signet/token/token.ts'
import { aProfile } from '../../../fakes/profile.ts'

const NOW = 1_800_000_000_000
const MINUTE_MS = 60_000

const badge = (token: TokenView, more: { plainHttp?: boolean; access?: 'granted' | 'withdrawn' } = {}) =>
  badgeOf({ profile: aProfile({ plainHttp: more.plainHttp ?? false }), token, access: more.access ?? 'granted' }, NOW)
const held = (leftMs: number): TokenView => ({ phase: 'held', obtainedAt: NOW - 1, expiresAt: NOW + leftMs })

it.each([
  [52 * MINUTE_MS + 59_999, '52', 'Valid, 52 min left'],
  [MINUTE_MS, '1', 'Valid, 1 min left'],
  [MINUTE_MS - 1, '<1', 'Valid, less than a minute left'],
  [99 * MINUTE_MS, '99', 'Valid, 1 h 39 min left'],
  [100 * MINUTE_MS, '1h', 'Valid, 1 h 40 min left'],
  [24 * 60 * MINUTE_MS, '24h', 'Valid, 24 h left'],
  [0, '', 'Expired, renewed on next use'],
])('shows a life of %i ms as "%s"', (leftMs, text, words) => {
  expect(badge(held(leftMs))).toMatchObject({ text, title: `Signet Explorer\nAcme Test\n${words}` })
})

it.each([
  [{ phase: 'locked' }, LOCK, 'Locked, enter the passphrase'],
  [{ phase: 'rejected' }, '!', 'Rejected, check the key and its secret'],
  [{ phase: 'needs-secret' }, '!', 'Needs secret, enter the API secret again'],
  [{ phase: 'waiting', retryAt: NOW + 1 }, '!', 'Waiting, until'],
  [{ phase: 'none' }, '', 'No token, made on first use'],
  [{ phase: 'renewing' }, '', 'Renewing'],
] as const)('shows %j as "%s"', (token, text, words) => {
  const { title, ...rest } = badge(token)
  expect(rest.text).toBe(text)
  expect(title).toContain(words)
})

it('warns of a host that was taken back, whatever the token', () => {
  expect(badge(held(MINUTE_MS), { access: 'withdrawn' })).toMatchObject({
    text: '!',
    title: expect.stringContaining('host'),
  })
})

it('says that a profile sends without encryption, in words and by its colour', () => {
  const [plain, secure] = [badge(held(52 * MINUTE_MS), { plainHttp: true }), badge(held(52 * MINUTE_MS))]
  expect(plain.title).toContain('Acme Test, NOT ENCRYPTED')
  expect(plain.colour).not.toBe(secure.colour)
})

it('says that there is no profile', () => {
  expect(badgeOf(undefined, NOW)).toMatchObject({ text: '', title: 'Signet Explorer\nNo profile yet' })
})

describe('until', () => {
  it.each([52 * MINUTE_MS, 52 * MINUTE_MS + 17, MINUTE_MS, 30_000])(
    'is when a life of %i ms reads differently',
    (leftMs) => {
      const { until = 0, text } = badge(held(leftMs))
      const at = (now: number) => badgeOf({ profile: aProfile(), token: held(leftMs), access: 'granted' }, now).text
      expect(until).toBeGreaterThan(NOW)
      expect([at(until - 1), at(until) === text]).toEqual([text, false])
    },
  )

  it('is missing where nothing ticks', () => {
    expect([badge({ phase: 'locked' }).until, badge(held(0)).until]).toEqual([undefined, undefined])
  })
})
