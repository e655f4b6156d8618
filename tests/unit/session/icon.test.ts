import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createIcon } from '#lib/session/icon.ts'
import { NO_SESSION, type SessionView } from '#lib/session/session-view.ts'
import { copiedBadge } from '#lib/signet/token/badge.ts'
import type { TokenView } from '#lib/signet/token/token.ts'
import { aProfileView } from '../../fakes/profile.ts'

const NOW = 1_800_000_000_000
const LIFE_MS = 52 * 60_000

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => void vi.useRealTimers())

function session(token: TokenView, badge = true): SessionView {
  return { ...NO_SESSION, profiles: [aProfileView({}, token)], settings: { ...NO_SESSION.settings, badge } }
}
const HELD = session({ phase: 'held', obtainedAt: NOW, expiresAt: NOW + LIFE_MS })

function rig() {
  const texts: string[] = []
  const alarms: (number | undefined)[] = []
  const icon = createIcon({
    now: Date.now,
    show: async ({ text }) => void texts.push(text),
    wakeAt: async (at) => void alarms.push(at),
  })
  return { icon, texts, alarms }
}

it('shows each change once, and asks to be woken when the minute is over', () => {
  const { icon, texts, alarms } = rig()
  icon.follow(HELD)
  icon.follow(HELD)
  vi.setSystemTime(NOW + 60_000)
  icon.follow(HELD)
  expect(texts).toEqual(['52', '51'])
  expect(alarms).toEqual([NOW + 1, NOW + 60_001])
})

it('takes the alarm away when nothing ticks any more, also one of a life before', () => {
  const { icon, alarms } = rig()
  icon.follow(session({ phase: 'locked' }))
  icon.follow(HELD)
  icon.follow(session({ phase: 'rejected' }))
  expect(alarms).toEqual([undefined, NOW + 1, undefined])
})

it('shows a tick for its time, whatever changes meanwhile', () => {
  const { icon, texts } = rig()
  icon.follow(HELD)
  icon.tell(copiedBadge('Copied'), 2_000)
  icon.follow(session({ phase: 'locked' }))
  vi.advanceTimersByTime(1_999)
  expect(texts).toEqual(['52', '✓'])
  vi.advanceTimersByTime(1)
  expect(texts).toEqual(['52', '✓', '🔒'])
})

it('keeps a second tick for its own time', () => {
  const { icon, texts } = rig()
  icon.follow(HELD)
  icon.tell(copiedBadge('Copied'), 2_000)
  vi.advanceTimersByTime(1_500)
  icon.tell(copiedBadge('Copied again'), 2_000)
  vi.advanceTimersByTime(1_999)
  expect(texts).toEqual(['52', '✓', '✓'])
})

it('shows and asks again at the next change where the browser refused', async () => {
  const show = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('not now'))
  const wakeAt = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('not now'))
  const icon = createIcon({ now: Date.now, show, wakeAt })
  icon.follow(HELD)
  await vi.advanceTimersByTimeAsync(0)
  icon.follow(HELD)
  icon.follow(HELD)
  expect([show.mock.calls.length, wakeAt.mock.calls.length]).toEqual([2, 2])
})

it('shows and ticks nothing when the badge is switched off', () => {
  const { icon, texts, alarms } = rig()
  icon.follow(session({ phase: 'held', obtainedAt: NOW, expiresAt: NOW + LIFE_MS }, false))
  expect([texts, alarms]).toEqual([[''], [undefined]])
})
