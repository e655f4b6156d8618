import { AppError } from '#lib/errors.ts'
import type { Connection, Profile } from '#lib/signet/profile.ts'
import type { Kept } from './kept.ts'

/** Where: `storage.local`, in plain, without anything secret. Cleared when a profile is deleted. */
export interface StoredProfiles {
  readonly profiles: readonly Profile[]
  readonly defaultProfileId: string | undefined
}
export const NO_PROFILES: StoredProfiles = { profiles: [], defaultProfileId: undefined }

export interface Profiles {
  readonly all: () => Promise<StoredProfiles>
  /** @throws AppError `profile.missing` when it was deleted meanwhile. */
  readonly get: (profileId: string) => Promise<Profile>
  /** Adds or replaces. The first profile, and each new one, becomes the default. */
  readonly put: (profile: Profile) => Promise<void>
  readonly mark: (profileId: string, connection: Connection) => Promise<void>
  readonly remove: (profileId: string) => Promise<void>
  readonly choose: (profileId: string) => Promise<void>
}

export function createProfiles(kept: Kept<StoredProfiles>): Profiles {
  const replace = (all: readonly Profile[], profile: Profile) =>
    all.map((known) => (known.id === profile.id ? profile : known))

  return {
    all: kept.read,
    async get(profileId) {
      const profile = (await kept.read()).profiles.find(({ id }) => id === profileId)
      if (profile === undefined) throw new AppError('profile.missing', 'This profile is no longer there.')
      return profile
    },
    put: (profile) =>
      kept.update(({ profiles, defaultProfileId }) =>
        profiles.some(({ id }) => id === profile.id)
          ? { profiles: replace(profiles, profile), defaultProfileId }
          : { profiles: [...profiles, profile], defaultProfileId: profile.id },
      ),
    mark: (profileId, connection) =>
      kept.update((stored) => {
        const profile = stored.profiles.find(({ id }) => id === profileId)
        return profile === undefined
          ? stored
          : { ...stored, profiles: replace(stored.profiles, { ...profile, connection }) }
      }),
    remove: (profileId) =>
      kept.update(({ profiles, defaultProfileId }) => {
        const left = profiles.filter(({ id }) => id !== profileId)
        return { profiles: left, defaultProfileId: defaultProfileId === profileId ? left[0]?.id : defaultProfileId }
      }),
    choose: (profileId) => kept.update((stored) => ({ ...stored, defaultProfileId: profileId })),
  }
}
