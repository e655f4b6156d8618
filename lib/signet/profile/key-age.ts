import { t, tn } from '#lib/text.ts'
import type { EpochMs } from '../token/token.ts'
import type { Profile } from './profile.ts'

const DAY_MS = 24 * 60 * 60_000

export interface KeyAge {
  readonly days: number
  /** `key added 94 days ago`. */
  readonly text: string
  /** Older than the user wants keys to become. */
  readonly old: boolean
}

/**
 * How long the present key has been in use here.
 *
 * @param reminderDays From this age on it is old; 0 for never.
 * @returns Undefined where it is not known, and for a sandbox, which makes its own.
 */
export function keyAge(
  { keyAddedAt }: Pick<Profile, 'keyAddedAt'>,
  now: EpochMs,
  reminderDays: number,
): KeyAge | undefined {
  if (keyAddedAt === undefined) return undefined
  const days = Math.max(0, Math.floor((now - keyAddedAt) / DAY_MS))
  return { days, text: addedText(days), old: reminderDays > 0 && days >= reminderDays }
}

function addedText(days: number): string {
  if (days === 0) return t('key added today')
  return days === 1
    ? t('key added yesterday')
    : tn(days, 'key added {n} day ago', 'key added {n} days ago', { n: days })
}
