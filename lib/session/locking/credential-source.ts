import { AppError } from '#lib/errors.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { freePlace, type Secrets } from '#lib/vault/secrets.ts'
import { mustBeCurrent } from '../profiles/current-profile.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { SandboxHost } from '../sandbox-host.ts'
import type { SecretLoss } from './secret-loss.ts'

/** Whose key and secret a profile uses: its own, or those that the sandbox has made up. */
export interface CredentialSource {
  /**
   * @throws AppError `vault.locked` where they cannot be had now, `secret.missing` where they are gone, `network.cancelled`
   * where the profile has changed since it was read.
   */
  readonly of: (profile: Profile) => Promise<Credentials>
  /** Of all profiles, those that wait for a rotation too, as far as they are unlocked. For the redactor alone. */
  readonly all: () => Promise<readonly Credentials[]>
}

/**
 * Does the work while nobody else reads or changes a profile's key together with where it goes. A key is not to be had
 * between the two writes that give a profile another key and another address.
 */
export type WithKey = <Value>(profileId: string, work: () => Promise<Value>) => Promise<Value>

interface SourcePorts {
  readonly withKey: WithKey
  readonly profiles: Profiles
  readonly secrets: Secrets
  readonly sandbox: SandboxHost
  readonly loss: SecretLoss
}

export function createCredentialSource({ profiles, secrets, sandbox, loss, withKey }: SourcePorts): CredentialSource {
  async function of(profile: Profile): Promise<Credentials> {
    const found = await withKey(profile.id, async () => {
      const kept = profile.environment === 'sandbox' ? await sandbox.credentials() : await secrets.get(profile)
      await mustBeCurrent(profile, profiles)
      return kept
    })
    if (found === undefined) throw new AppError('secret.missing', await loss.reason(profile))
    return found
  }

  async function allOf(profile: Profile): Promise<readonly Credentials[]> {
    if (profile.environment === 'sandbox') return [await sandbox.credentials()]
    // A kill may have left one behind that is no longer, or not yet, in use.
    const left = { ...profile, keyPlace: freePlace(profile) }
    const kept = [secrets.get(profile), secrets.get(profile, 'next'), secrets.get(left)]
    const known = await Promise.all(kept.map((one) => one.catch(() => undefined)))
    return known.filter((credentials) => credentials !== undefined)
  }

  return { of, all: async () => (await Promise.all((await profiles.all()).profiles.map(allOf))).flat() }
}
