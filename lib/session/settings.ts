import { AppError } from '#lib/errors.ts'
import { DEFAULT_SETTINGS, type Settings } from '#lib/signet/settings.ts'
import { variableRefusal } from '#lib/signet/variable-refusal.ts'
import { NO_VARIABLES, type VariableSets } from '#lib/signet/variables.ts'
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
  /**
   * Sets a variable of a profile, or with no profile a shared one; no value takes it away.
   *
   * @throws AppError `input.invalid` for the name or value of a secret, and for what is no name.
   */
  readonly setVariable: (profileId: string | undefined, name: string, value: string | undefined) => Promise<void>
  /** Takes away what a profile had of its own. */
  readonly forgetProfile: (profileId: string) => Promise<void>
}

export function createSettings(kept: Kept<Partial<Settings>>): SettingsStore {
  return {
    read: async () => ({ ...DEFAULT_SETTINGS, ...(await kept.read()) }),
    async change(change) {
      if (!isSound(change)) throw new AppError('input.invalid', 'This setting is not within its limits.')
      await kept.update((settings) => ({ ...settings, ...change }))
    },
    async setVariable(profileId, name, value) {
      const refusal = value === undefined ? undefined : variableRefusal(name, value)
      if (refusal !== undefined) throw new AppError('input.invalid', refusal)
      await kept.update((settings) => {
        const { shared, byProfile } = settings.variables ?? NO_VARIABLES
        const own = (profileId === undefined ? shared : byProfile[profileId]) ?? {}
        const { [name]: _before, ...others } = own
        const changed = value === undefined ? others : { ...others, [name]: value }
        const variables =
          profileId === undefined
            ? { shared: changed, byProfile }
            : { shared, byProfile: { ...byProfile, [profileId]: changed } }
        return { ...settings, variables }
      })
    },
    async forgetProfile(profileId) {
      await kept.update((settings) => {
        const { shared, byProfile } = settings.variables ?? NO_VARIABLES
        if (!Object.hasOwn(byProfile, profileId)) return settings
        const { [profileId]: _gone, ...others } = byProfile
        return { ...settings, variables: { shared, byProfile: others } }
      })
    },
  }
}

function isSound({ autoLockMinutes, keyReminderDays, badge, favourites, ...rest }: Partial<Settings>): boolean {
  return (
    isUpTo(rest.historyDays, LONGEST_HISTORY_DAYS) &&
    isUpTo(rest.historyMost, LONGEST_HISTORY) &&
    (rest.variables === undefined || isVariableSets(rest.variables)) &&
    (rest.shortcutsKey === undefined || typeof rest.shortcutsKey === 'boolean') &&
    (rest.keepAnswers === undefined || typeof rest.keepAnswers === 'boolean') &&
    (rest.snippetLanguage === undefined || /^[a-z-]{1,40}$/.test(rest.snippetLanguage)) &&
    isUpTo(autoLockMinutes, LONGEST_AUTO_LOCK_MINUTES) &&
    isUpTo(keyReminderDays, LONGEST_REMINDER_DAYS) &&
    (badge === undefined || typeof badge === 'boolean') &&
    (favourites === undefined || (Array.isArray(favourites) && favourites.every((id) => typeof id === 'string')))
  )
}

function isVariableSets({ shared, byProfile }: VariableSets): boolean {
  const areTexts = (texts: unknown) =>
    typeof texts === 'object' && texts !== null && Object.values(texts).every((text) => typeof text === 'string')
  return (
    areTexts(shared) && typeof byProfile === 'object' && byProfile !== null && Object.values(byProfile).every(areTexts)
  )
}

const isUpTo = (value: number | undefined, most: number): boolean =>
  value === undefined || (Number.isInteger(value) && value >= 0 && value <= most)
