import { AppError } from '#lib/errors.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/signet/settings.ts'
import type { Kept } from '#lib/storage/kept.ts'
import type { RecordForm } from '#lib/storage/slots.ts'

/** The form of the record `settings`. What a stored one lacks is as it is by default. */
export const SETTINGS_FORM: RecordForm<Partial<Settings>> = {
  migrations: [(first) => first],
  isValue: (value): value is Partial<Settings> => typeof value === 'object' && value !== null && isSound(value),
}

/** A day, and ten years. */
const LONGEST_AUTO_LOCK_MINUTES = 24 * 60
const LONGEST_REMINDER_DAYS = 3650
const LONGEST_HISTORY_DAYS = 3650
const LONGEST_HISTORY = 50_000

export interface SettingsStore {
  readonly read: () => Promise<Settings>
  /** @throws AppError `input.invalid` where a number is out of its range. */
  readonly change: (change: Partial<Settings>) => Promise<void>
}

export function createSettings(kept: Kept<Partial<Settings>>): SettingsStore {
  return {
    read: async () => ({ ...DEFAULT_SETTINGS, ...(await kept.read()) }),
    async change(change) {
      if (!isSound(change)) throw new AppError('input.invalid', 'This setting is not within its limits.')
      await kept.update((settings) => ({ ...settings, ...change }))
    },
  }
}

function isSound({ autoLockMinutes, keyReminderDays, badge, favourites, ...rest }: Partial<Settings>): boolean {
  return (
    isUpTo(rest.historyDays, LONGEST_HISTORY_DAYS) &&
    isUpTo(rest.historyMost, LONGEST_HISTORY) &&
    (rest.shortcutsKey === undefined || typeof rest.shortcutsKey === 'boolean') &&
    (rest.keepAnswers === undefined || typeof rest.keepAnswers === 'boolean') &&
    (rest.snippetLanguage === undefined || /^[a-z-]{1,40}$/.test(rest.snippetLanguage)) &&
    isUpTo(autoLockMinutes, LONGEST_AUTO_LOCK_MINUTES) &&
    isUpTo(keyReminderDays, LONGEST_REMINDER_DAYS) &&
    (badge === undefined || typeof badge === 'boolean') &&
    (favourites === undefined || (Array.isArray(favourites) && favourites.every((id) => typeof id === 'string')))
  )
}

const isUpTo = (value: number | undefined, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= 0 && value <= most)
