/** Wrong passphrases in a row, and when the next may be tried. On disk with the vault: a restart does not clear it. */
export interface Attempts {
  readonly wrong: number
  /** Epoch milliseconds; 0 for at once. */
  readonly tryAgainAt: number
}
export const NO_ATTEMPTS: Attempts = { wrong: 0, tryAgainAt: 0 }

const FREE_TRIES = 5
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

/** After the fifth wrong passphrase a pause of 2 s, doubled with each further one, up to a minute. */
export function afterWrong({ wrong }: Attempts, now: number): Attempts {
  const count = wrong + 1
  if (count < FREE_TRIES) return { wrong: count, tryAgainAt: 0 }
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - FREE_TRIES))
  return { wrong: count, tryAgainAt: now + pauseMs }
}

/** How long is left to wait. A clock that was set back does not lock anyone out: no pause is longer than the longest. */
export function pauseLeft({ tryAgainAt }: Attempts, now: number): number {
  const left = tryAgainAt - now
  return left > 0 && left <= LONGEST_PAUSE_MS ? left : 0
}
