import { PROFILE_COLOURS, type Profile } from '#lib/signet/profile/profile.ts'
import type { RecordForm } from '#lib/storage/slots.ts'
import type { StoredProfiles } from './profiles.ts'

/** The form of the record `profiles`, and how it came about. */
export const PROFILES_FORM: RecordForm<StoredProfiles> = {
  migrations: [withKeeping],
  isValue: isStoredProfiles,
}

/** Version 1: every profile says where its key is kept, since when it has it, and has a colour. */
function withKeeping(stored: unknown): unknown {
  const { profiles, ...rest } = stored as { profiles: readonly Partial<Profile>[] }
  return {
    ...rest,
    profiles: profiles.map((profile, at) => ({
      keeping: 'session',
      colour: profile.environment === 'sandbox' ? 'grey' : PROFILE_COLOURS[at % PROFILE_COLOURS.length],
      ...profile,
    })),
  }
}

function isStoredProfiles(value: unknown): value is StoredProfiles {
  if (typeof value !== 'object' || value === null) return false
  const { profiles } = value as Partial<StoredProfiles>
  return Array.isArray(profiles) && profiles.every(isProfile)
}

function isProfile(value: unknown): value is Profile {
  if (typeof value !== 'object' || value === null) return false
  const profile = value as Partial<Profile>
  const texts = [profile.id, profile.name, profile.environment, profile.baseUrl, profile.keyHint, profile.keeping]
  const objects = [profile.serviceUrls, profile.connection]
  return (
    texts.every((text) => typeof text === 'string') &&
    objects.every((object) => typeof object === 'object' && object !== null) &&
    URL.canParse(profile.baseUrl ?? '')
  )
}
