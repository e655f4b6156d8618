import { AppError } from '#lib/errors.ts'
import type { ProfileInput } from '#lib/messaging/contract.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import { type Connection, type Profile, SANDBOX_BASE_URL } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import type { Secrets } from '#lib/vault/secrets.ts'
import type { Vault } from '#lib/vault/vault.ts'
import type { HttpsSeen } from '../https-seen.ts'
import type { WithKey } from '../locking/credential-source.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { ConnectionTest } from './connection-test.ts'
import { checkedCredentials, hintOf, profileOf } from './profile-input.ts'
import type { Profiles } from './profiles.ts'

export interface Connector {
  /**
   * Saves, and tests by asking for a token. A profile that fails the test stays, marked with the reason.
   *
   * @throws AppError `vault.locked`, `vault.passphrase`, `vault.throttled`, `record.*`: then nothing is saved.
   */
  readonly save: (input: ProfileInput) => Promise<{ id: string; connection: Connection }>
  /** @throws AppError `vault.locked`, `secret.missing`: then nothing is asked. */
  readonly test: (profileId: string) => Promise<Connection>
  readonly replaceSecret: (profileId: string, credentials: Credentials) => Promise<Connection>
  /** The sandbox profile, made where there is none, with a token. */
  readonly trySandbox: () => Promise<string>
}

interface ConnectorPorts {
  readonly now: () => number
  readonly profiles: Profiles
  /** @throws AppError where profiles can only be read. */
  readonly mustBeWritable: () => Promise<void>
  readonly refuseDowngrade: HttpsSeen['refuseDowngrade']
  readonly secrets: Secrets
  readonly withKey: WithKey
  readonly vault: Vault
  readonly tokens: Tokens
  readonly test: ConnectionTest
  readonly cancelProfile: (profileId: string) => void
}

export function createConnector(ports: ConnectorPorts): Connector {
  const { now, profiles, mustBeWritable, secrets, withKey, vault, tokens, test, cancelProfile } = ports

  async function save(input: ProfileInput): Promise<{ id: string; connection: Connection }> {
    const before = (await profiles.all()).profiles.find(({ id }) => id === input.id)
    const credentials = input.credentials && checkedCredentials(input.credentials)
    if (before === undefined && credentials === undefined && input.environment !== 'sandbox') {
      throw new AppError('input.invalid', t('An API key and its secret are needed to connect.'))
    }
    const profile = profileOf(input, credentials, before, now())
    await ports.refuseDowngrade(profile, before, input.typedHost)
    await mustBeWritable()
    if (profile.keeping === 'vault' || (await leavesVault(before, credentials, secrets)))
      await vault.open(input.passphrase)
    await stop(profile.id)
    await withKey(profile.id, () => store(profile, credentials, before, ports))
    return { id: profile.id, connection: await test.runAnyway(profile.id) }
  }

  /** What is under way for the profile as it was must not come back to the profile as it is. */
  async function stop(profileId: string): Promise<void> {
    cancelProfile(profileId)
    await tokens.forget(profileId)
  }

  return {
    save,
    test: test.run,
    async replaceSecret(profileId, typed) {
      const credentials = checkedCredentials(typed)
      await profiles.get(profileId)
      await mustBeWritable()
      // Read behind the lock: it may be about to keep its key in another place.
      await withKey(profileId, async () => secrets.put(await profiles.get(profileId), { current: credentials }))
      await stop(profileId)
      await profiles.change(profileId, (latest) => ({ ...latest, keyHint: hintOf(credentials), keyAddedAt: now() }))
      return test.run(profileId)
    },
    async trySandbox() {
      const known = (await profiles.all()).profiles.find(({ environment }) => environment === 'sandbox')
      const id = known?.id ?? (await save(SANDBOX_INPUT)).id
      await profiles.choose(id)
      if (known !== undefined) await tokens.get(known)
      return id
    },
  }
}

/** Whether a secret has to be taken out of the vault to be kept elsewhere. */
async function leavesVault(
  before: Profile | undefined,
  typed: Credentials | undefined,
  secrets: Secrets,
): Promise<boolean> {
  return before?.keeping === 'vault' && typed === undefined && (await secrets.has(before))
}

/**
 * The secret first in its new place, then the profile that says so, then away with the old: a kill loses nothing, and
 * leaves no key with the address of another.
 */
async function store(
  profile: Profile,
  credentials: Credentials | undefined,
  before: Profile | undefined,
  { profiles, secrets }: ConnectorPorts,
): Promise<void> {
  const moved = before !== undefined && before.keeping !== profile.keeping ? before.keeping : undefined
  if (credentials !== undefined) await secrets.put(profile, { current: credentials })
  else if (moved !== undefined) await secrets.copy(profile, moved, profile.keeping)
  await profiles.put(profile)
  if (moved !== undefined) await secrets.forget(profile.id, moved)
  else if (before !== undefined && credentials !== undefined) await secrets.put(before, { current: undefined })
}

const SANDBOX_INPUT: ProfileInput = {
  id: 'sandbox',
  name: t('Sandbox'),
  environment: 'sandbox',
  baseUrl: SANDBOX_BASE_URL,
  serviceUrls: {},
  plainHttp: false,
  credentials: undefined,
  keeping: 'session',
  passphrase: undefined,
  colour: 'grey',
}
