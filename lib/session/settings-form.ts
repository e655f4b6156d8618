import { AppError } from '#lib/errors.ts'
import { isFields } from '#lib/signet/json/untyped.ts'
import type { Settings, SettingsChange } from '#lib/signet/profile/settings.ts'
import { MOST_VARIABLES, type VariableSets } from '#lib/signet/request/variable-sets.ts'
import type { RecordForm } from '#lib/storage/slots.ts'
import { t } from '#lib/text.ts'

/** The form of the record `settings`. What a stored one lacks is as it is by default. */
export const SETTINGS_FORM: RecordForm<Partial<Settings>> = {
  migrations: [(first) => first],
  isValue: (value): value is Partial<Settings> =>
    isFields(value) && Object.keys(CHECKS).every((name) => fits(name, value)),
}

/** A day, and ten years. */
const LONGEST_AUTO_LOCK_MINUTES = 24 * 60
const LONGEST_REMINDER_DAYS = 3650
const LONGEST_HISTORY_DAYS = 3650
const LONGEST_HISTORY = 50_000
/** More of them are none. */
export const MOST_FAVOURITES = 200
const LONGEST_ID = 200

const isUpTo = (most: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
const isSwitch = (value: unknown): boolean => typeof value === 'boolean'

const CHECKS: { readonly [Name in keyof Settings]: (value: unknown) => boolean } = {
  autoLockMinutes: isUpTo(LONGEST_AUTO_LOCK_MINUTES),
  keyReminderDays: isUpTo(LONGEST_REMINDER_DAYS),
  badge: isSwitch,
  favourites: (ids) => Array.isArray(ids) && ids.every((id) => typeof id === 'string' && id.length <= LONGEST_ID),
  historyDays: isUpTo(LONGEST_HISTORY_DAYS),
  historyMost: isUpTo(LONGEST_HISTORY),
  keepAnswers: isSwitch,
  snippetLanguage: (id) => typeof id === 'string' && /^[a-z-]{1,40}$/.test(id),
  variables: isVariableSets,
  shortcutsKey: isSwitch,
}

function fits(name: string, values: Record<string, unknown>): boolean {
  return values[name] === undefined || CHECKS[name as keyof Settings](values[name])
}

function isVariableSets(value: unknown): value is VariableSets {
  const areTexts = (texts: unknown) => isFields(texts) && Object.values(texts).every((text) => typeof text === 'string')
  return (
    isFields(value) &&
    areTexts(value['shared']) &&
    isFields(value['byProfile']) &&
    Object.values(value['byProfile']).every(areTexts)
  )
}

/**
 * A page hands it over: it may be anything.
 *
 * @throws AppError `input.invalid` for what is no setting, or none that is changed in this way.
 */
export function checkedChange(change: unknown): SettingsChange {
  if (!isFields(change)) throw invalid(t('This is no change of settings.'))
  const strange = Object.keys(change).some((name) => !Object.hasOwn(CHECKS, name) || name === 'variables')
  if (strange) throw invalid(t('There is no such setting.'))
  if (!Object.keys(change).every((name) => fits(name, change)))
    throw invalid(t('This setting is not within its limits.'))
  const { favourites = [] } = change as SettingsChange
  if (favourites.length > MOST_FAVOURITES) {
    throw invalid(
      t('Up to {most} endpoints can be favourites: take the star off another one first.', {
        most: MOST_FAVOURITES,
      }),
    )
  }
  return change
}

/** @throws AppError `input.invalid` where a set has grown too large. */
export function checkedVariables(variables: VariableSets): VariableSets {
  for (const set of [variables.shared, ...Object.values(variables.byProfile)]) {
    if (Object.keys(set).length > MOST_VARIABLES) {
      throw invalid(
        t('A profile has up to {most} variables, and so have all together: remove one first.', {
          most: MOST_VARIABLES,
        }),
      )
    }
  }
  return variables
}

const invalid = (message: string): AppError => new AppError('input.invalid', message)
