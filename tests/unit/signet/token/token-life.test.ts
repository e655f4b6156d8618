import { expect, it } from 'vitest'
import { retryAfterMs } from '#lib/signet/token/token-life.ts'

const NOW = Date.parse('2030-01-01T00:00:00Z')

it.each([
  ['7', 7_000],
  ['0', 1_000],
  ['-5', 1_000],
  ['86400', 900_000],
  ['Tue, 01 Jan 2030 00:01:00 GMT', 60_000],
  ['Mon, 31 Dec 2029 00:00:00 GMT', 1_000],
  ['later', 30_000],
  ['', 30_000],
  [' ', 30_000],
  [null, 30_000],
])('waits for a Retry-After of %j', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms)
})
