import { expect, it } from 'vitest'
import { createAutoLock, type Idleness, isLeftAlone, type StoredUse } from '#lib/session/locking/auto-lock.ts'
import { DEFAULT_SETTINGS } from '#lib/signet/profile/settings.ts'
import { createKept } from '#lib/storage/kept.ts'
import { fakeArea } from '../../../fakes/area.ts'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

it.each<[string, Partial<Idleness>, boolean]>([
  ['a moment ago', { lastUseAt: NOW }, false],
  ['just within the time', { lastUseAt: NOW - 15 * MINUTE + 1 }, false],
  ['when the time is over', { lastUseAt: NOW - 15 * MINUTE }, true],
  ['long ago, without a Production key', { lastUseAt: 0, holdsProduction: false }, false],
  ['long ago, where that is switched off', { lastUseAt: 0, autoLockMinutes: 0 }, false],
  ['a little ahead of a clock that was set right', { lastUseAt: NOW + MINUTE }, false],
  ['far ahead of a clock that was set back', { lastUseAt: NOW + MINUTE + 1 }, true],
])('was used %s: %o', (_, changes, expected) => {
  const idleness = { now: NOW, lastUseAt: NOW, autoLockMinutes: 15, holdsProduction: true, ...changes }
  expect(isLeftAlone(idleness)).toBe(expected)
})

function aLock(area = fakeArea()) {
  const state = {
    now: NOW,
    unlocked: true,
    wakeAt: undefined as number | undefined,
    settings: DEFAULT_SETTINGS,
    broken: false,
  }
  const autoLock = createAutoLock({
    now: () => state.now,
    kept: createKept<StoredUse>(area, 'last-use', {}),
    isUnlocked: async () => state.unlocked,
    holdsProduction: async () => true,
    settings: async () => state.settings,
    lock: async () => {
      if (state.broken) throw new Error('no storage')
      state.unlocked = false
    },
    wakeAt: async (at) => {
      state.wakeAt = at
      if (state.broken) throw new Error('no alarms')
    },
  })
  return { state, area, ...autoLock }
}

it('locks at the first use after the time, and not before', async () => {
  const { state, use } = aLock()
  for (let minutes = 0; minutes < 60; minutes += 10) {
    state.now = NOW + minutes * MINUTE
    await use()
  }
  expect(state).toMatchObject({ unlocked: true, wakeAt: state.now + 15 * MINUTE })
  state.now += 15 * MINUTE

  await use()

  expect(state.unlocked).toBe(false)
})

it('remembers the last use over the end of the background', async () => {
  const { area, use } = aLock()
  await use()
  const next = aLock(area)
  next.state.now += 15 * MINUTE

  await next.check()

  expect(next.state.unlocked).toBe(false)
})

it('wakes at another time, or never, when that is changed, and locks where it is over by then', async () => {
  const { state, use, plan } = aLock()
  await use()
  state.now += 5 * MINUTE
  state.settings = { ...DEFAULT_SETTINGS, autoLockMinutes: 60 }
  await plan()
  expect(state.wakeAt).toBe(NOW + 60 * MINUTE)
  state.settings = { ...DEFAULT_SETTINGS, autoLockMinutes: 0 }
  await plan()
  expect(state).toMatchObject({ wakeAt: undefined, unlocked: true })

  state.settings = { ...DEFAULT_SETTINGS, autoLockMinutes: 5 }
  await plan()

  expect(state.unlocked).toBe(false)
})

it('needs no alarm, and looks again where the lock failed at one', async () => {
  const { state, use, ring } = aLock()
  state.broken = true
  await use()
  state.now += 15 * MINUTE
  await ring()
  expect(state.unlocked).toBe(true)
  state.broken = false

  await use()

  expect(state.unlocked).toBe(false)
})

it('does not write down each of many uses', async () => {
  const { area, state, use } = aLock()
  for (let times = 0; times < 100; times++) {
    state.now += 100
    await use()
  }

  expect(area.writes.length).toBeLessThanOrEqual(3)
})
