import type { Area } from '#lib/platform/storage.ts'
import type { Settings } from '#lib/signet/profile/settings.ts'
import { createRecord, type DiskRecord } from '#lib/storage/record.ts'
import { isVaultFile, NO_VAULT, type VaultFile } from '#lib/vault/stored-vault.ts'
import { NO_PROFILES, type StoredProfiles } from './profiles/profiles.ts'
import { PROFILES_FORM } from './profiles/stored-profiles.ts'
import type { RecordTrouble } from './session-view.ts'
import { SETTINGS_FORM } from './settings-form.ts'

/** Everything that is stored on this computer. */
export interface Records {
  readonly profiles: DiskRecord<StoredProfiles>
  readonly vault: DiskRecord<VaultFile>
  readonly settings: DiskRecord<Partial<Settings>>
  readonly troubles: () => Promise<readonly RecordTrouble[]>
}

export function createRecords(area: Area, onChange: () => void): Records {
  const profiles = createRecord({ area, name: 'profiles', initial: NO_PROFILES, onChange, ...PROFILES_FORM })
  const vault = createRecord({
    area,
    name: 'vault',
    initial: NO_VAULT,
    onChange,
    migrations: [(first) => first],
    isValue: isVaultFile,
  })
  const settings = createRecord({ area, name: 'settings', initial: {}, onChange, ...SETTINGS_FORM })
  const all = { profiles, vault, settings } as const

  return {
    ...all,
    async troubles() {
      const found = (['profiles', 'vault', 'settings'] as const).map(async (record) => {
        const kind = await all[record].trouble()
        return kind === undefined ? [] : [{ record, kind }]
      })
      return (await Promise.all(found)).flat()
    },
  }
}
