import type { Profile } from '#lib/signet/profile/profile.ts'
import type { Secrets } from '#lib/vault/secrets.ts'

/**
 * The other profiles that hold the key of this one, by their ids. Keys are compared in the background alone; where one
 * cannot be read now, as in a locked vault, its last four characters decide.
 */
export async function sameKeyAs(
  profile: Profile,
  all: readonly Profile[],
  secrets: Pick<Secrets, 'get'>,
): Promise<readonly string[]> {
  const alike = all.filter(({ id, keyHint }) => id !== profile.id && keyHint !== '' && keyHint === profile.keyHint)
  if (alike.length === 0) return []
  const keyOf = async (owner: Profile) => (await secrets.get(owner).catch(() => undefined))?.apiKey
  const own = await keyOf(profile)
  const keys = await Promise.all(alike.map(keyOf))
  return alike.filter((_, at) => own === undefined || (keys[at] ?? own) === own).map(({ id }) => id)
}
