import { NO_VARIABLES, type VariableSets } from '../request/variable-sets.ts'

/** What the user has set, for all profiles. `storage.local`, in plain: nothing here is secret. */
export interface Settings {
  /** Minutes without use after which a vault with a Production key locks; 0 for never. */
  readonly autoLockMinutes: number
  /** The age in days from which a key is reminded of; 0 for never. */
  readonly keyReminderDays: number
  /** Whether the toolbar icon shows how the token stands. */
  readonly badge: boolean
  /** Ids of the operations that stand first in the popup's list. */
  readonly favourites: readonly string[]
  /** How long and how many sends stay in the history. */
  readonly historyDays: number
  readonly historyMost: number
  /** Whether answers stay on this computer with them, redacted and in plain: they hold personal data. */
  readonly keepAnswers: boolean
  /** The language that snippets were last shown in. */
  readonly snippetLanguage: string
  /** What stands for `{{name}}` in requests; changed by an operation of its own. */
  readonly variables: VariableSets
  /** Whether ? lists the shortcuts. */
  readonly shortcutsKey: boolean
}

/** What can be changed of them at once. */
export type SettingsChange = Partial<Omit<Settings, 'variables'>>

export const DEFAULT_SETTINGS: Settings = {
  autoLockMinutes: 15,
  keyReminderDays: 90,
  badge: true,
  favourites: [],
  historyDays: 30,
  historyMost: 5000,
  keepAnswers: false,
  snippetLanguage: 'curl',
  variables: NO_VARIABLES,
  shortcutsKey: true,
}
