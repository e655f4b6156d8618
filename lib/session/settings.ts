import { AppError } from '#lib/errors.ts'
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from '#lib/signet/profile/settings.ts'
import { variableRefusal } from '#lib/signet/request/variable-refusal.ts'
import { NO_VARIABLES } from '#lib/signet/request/variable-sets.ts'
import type { Kept } from '#lib/storage/kept.ts'
import { checkedChange, checkedVariables } from './settings-form.ts'

export interface SettingsStore {
  readonly read: () => Promise<Settings>
  /** @throws AppError `input.invalid` for what is no setting, or out of its range. */
  readonly change: (change: SettingsChange) => Promise<void>
  /**
   * Sets a variable of a profile, or with no profile a shared one; no value takes it away.
   *
   * @throws AppError `input.invalid` for the name or value of a secret, for what is no name, and for one too many.
   */
  readonly setVariable: (profileId: string | undefined, name: string, value: string | undefined) => Promise<void>
  /** Takes away what a profile had of its own. */
  readonly forgetProfile: (profileId: string) => Promise<void>
}

export function createSettings(kept: Kept<Partial<Settings>>): SettingsStore {
  return {
    read: async () => ({ ...DEFAULT_SETTINGS, ...(await kept.read()) }),
    async change(change) {
      const checked = checkedChange(change)
      await kept.update((settings) => ({ ...settings, ...checked }))
    },
    async setVariable(profileId, name, value) {
      const refusal = value === undefined ? undefined : variableRefusal(name, value)
      if (refusal !== undefined) throw new AppError('input.invalid', refusal)
      await kept.update((settings) => {
        const { shared, byProfile } = settings.variables ?? NO_VARIABLES
        const own = profileId === undefined ? shared : Object.hasOwn(byProfile, profileId) ? byProfile[profileId] : {}
        const { [name]: _before, ...others } = own ?? {}
        const changed = value === undefined ? others : { ...others, [name]: value }
        const variables =
          profileId === undefined
            ? { shared: changed, byProfile }
            : { shared, byProfile: { ...byProfile, [profileId]: changed } }
        return { ...settings, variables: value === undefined ? variables : checkedVariables(variables) }
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
