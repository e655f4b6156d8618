import { AppError } from '#lib/errors.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import type { Profiles } from './profiles.ts'

/**
 * Sees that a profile is used as it is now. Between reading it and using its key or token the user may have given it
 * another address, or the secret another place: what was begun before that is discarded.
 *
 * @throws AppError `network.cancelled`, or `profile.missing` where it was deleted.
 */
export async function mustBeCurrent(profile: Profile, profiles: Pick<Profiles, 'get'>): Promise<void> {
  const stored = await profiles.get(profile.id)
  if (wayOf(stored) === wayOf(profile)) return
  throw new AppError('network.cancelled', t('The profile was changed meanwhile, and nothing was sent. Try again.'))
}

/** Where a profile's requests go, and with which key. */
function wayOf({ environment, baseUrl, serviceUrls, plainHttp, keeping, keyPlace = 'current' }: Profile): string {
  return JSON.stringify([environment, baseUrl, serviceUrls, plainHttp, keeping, keyPlace])
}
