import { expect, it } from 'vitest'
import { keyAge } from '#lib/signet/profile/key-age.ts'

const DAY = 24 * 60 * 60_000
const after = (days: number, reminderDays = 90) => keyAge({ keyAddedAt: 1000 }, 1000 + days * DAY, reminderDays)

it('says how long a key has been in use', () => {
  expect([0, 1, 94].map((days) => after(days)?.text)).toEqual([
    'key added today',
    'key added yesterday',
    'key added 94 days ago',
  ])
})

it('calls a key old from the age that the user has set, and never where that is 0', () => {
  expect([89, 90].map((days) => after(days)?.old)).toEqual([false, true])
  expect(after(4000, 0)?.old).toBe(false)
})

it('knows nothing of a key that was added nobody knows when', () => {
  expect(keyAge({ keyAddedAt: undefined }, DAY, 90)).toBeUndefined()
})

it('takes a clock that was set back for today', () => {
  expect(after(-3)).toEqual({ days: 0, text: 'key added today', old: false })
})
