import type { AccessToken, EpochMs } from './token.ts'

/** A renewal that somebody waits for makes this many tries at most, and starts none after this time. */
export const FOREGROUND_TRIES = 3
export const FOREGROUND_MS = 20_000

const LONGEST_FOREGROUND_PAUSE_MS = 60_000
const FIRST_BACKOFF_MS = 4_000
const LONGEST_BACKOFF_MS = 5 * 60_000

/**
 * How long to wait between two tries of one renewal: full jitter under a ceiling that doubles.
 *
 * @param tried Tries made so far, from 1.
 * @param random From 0 to 1.
 */
export function foregroundPauseMs(tried: number, random: number): number {
  return random * Math.min(LONGEST_FOREGROUND_PAUSE_MS, 1_000 * 2 ** (tried - 1))
}

/**
 * How long automatic tries rest after a renewal failed: half of it sure, half at random. At most 12 token calls happen in
 * 10 minutes of failures, and two profiles that fail together drift apart.
 *
 * @param failures Renewals that failed in a row, from 1.
 * @param random From 0 to 1.
 */
export function backOffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures)
  return (ceiling / 2) * (1 + random)
}

const YOUNG_MS = 30_000
const YOUNG_SHARE = 0.2

/**
 * Whether a token was made so little ago (30 s, or a fifth of a shorter life) that another would be no better. A birth in
 * the future is a clock that was set back: such a token is not young.
 */
export function isYoung(
  { obtainedAt, expiresAt }: Pick<AccessToken, 'obtainedAt' | 'expiresAt'>,
  now: EpochMs,
): boolean {
  const age = now - obtainedAt
  return age >= 0 && age < Math.min(YOUNG_MS, YOUNG_SHARE * (expiresAt - obtainedAt))
}
