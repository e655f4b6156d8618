import { expect, it } from 'vitest'
import { type Attempts, afterWrong, NO_ATTEMPTS, pauseLeft } from '#lib/vault/throttle.ts'

const NOW = 1_800_000_000_000

it('lets four wrong passphrases pass, and doubles the pause from the fifth on, up to a minute', () => {
  let attempts: Attempts = NO_ATTEMPTS
  const pauses = Array.from({ length: 12 }, () => {
    attempts = afterWrong(attempts, NOW)
    return pauseLeft(attempts, NOW) / 1000
  })

  expect(pauses).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60])
})

it('is over when its time has come, and keeps nobody out whose clock was set back', () => {
  const attempts = { wrong: 5, tryAgainAt: NOW + 2000 }

  expect(pauseLeft(attempts, NOW + 1999)).toBe(1)
  expect(pauseLeft(attempts, NOW + 2000)).toBe(0)
  expect(pauseLeft(attempts, NOW - 3_600_000)).toBe(0)
})
