import { AppError } from '#lib/errors.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { Kept } from '#lib/storage/kept.ts'
import { t } from '#lib/text.ts'

/** A new key that has given a token and waits for the profile to change over. The key itself is with the secrets. */
export interface StoredRotation {
  readonly keyHint: string
  readonly verifiedAt: EpochMs
}

/** Where: `storage.local`, in plain, without anything secret. Cleared when a profile is deleted. */
export interface StoredProfiles {
  readonly profiles: readonly Profile[]
  readonly defaultProfileId?: string | undefined
  /** By profile. */
  readonly rotations?: Readonly<Record<string, StoredRotation>>
}
export const NO_PROFILES: StoredProfiles = { profiles: [] }

export interface Profiles {
  readonly all: () => Promise<StoredProfiles>
  /** @throws AppError `profile.missing` when it was deleted meanwhile. */
  readonly get: (profileId: string) => Promise<Profile>
  /** Whether it is there still; where the list cannot be read it counts as there. */
  readonly has: (profileId: string) => Promise<boolean>
  /** Adds or replaces. The first profile, and each new one, becomes the default. */
  readonly put: (profile: Profile) => Promise<void>
  /** Changes nothing where it was deleted meanwhile. */
  readonly change: (profileId: string, change: (profile: Profile) => Profile) => Promise<void>
  /** Notes the rotation of a profile's key that is under way, or that there is none. */
  readonly rotate: (profileId: string, rotation: StoredRotation | undefined) => Promise<void>
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
      if (profile === undefined) throw new AppError('profile.missing', t('This profile is no longer there.'))
      return profile
    },
    has: (profileId) =>
      kept.read().then(
        ({ profiles }) => profiles.some(({ id }) => id === profileId),
        () => true,
      ),
    put: (profile) =>
      kept.update((stored) =>
        stored.profiles.some(({ id }) => id === profile.id)
          ? { ...stored, profiles: replace(stored.profiles, profile) }
          : { ...stored, profiles: [...stored.profiles, profile], defaultProfileId: profile.id },
      ),
    change: (profileId, change) =>
      kept.update((stored) => {
        const profile = stored.profiles.find(({ id }) => id === profileId)
        return profile === undefined ? stored : { ...stored, profiles: replace(stored.profiles, change(profile)) }
      }),
    rotate: (profileId, rotation) =>
      kept.update(({ rotations, ...stored }) => ({ ...stored, rotations: without(rotations, profileId, rotation) })),
    remove: (profileId) =>
      kept.update(({ profiles, defaultProfileId, rotations }) => {
        const left = profiles.filter(({ id }) => id !== profileId)
        return {
          profiles: left,
          defaultProfileId: defaultProfileId === profileId ? left[0]?.id : defaultProfileId,
          rotations: without(rotations, profileId),
        }
      }),
    choose: (profileId) => kept.update((stored) => ({ ...stored, defaultProfileId: profileId })),
  }
}

function without(
  rotations: StoredProfiles['rotations'] = {},
  profileId: string,
  now?: StoredRotation,
): NonNullable<StoredProfiles['rotations']> {
  const { [profileId]: _before, ...rest } = rotations
  return now === undefined ? rest : { ...rest, [profileId]: now }
}
