import { AppError, asAppError } from '#lib/errors.ts'
import type { ProfileInput } from '#lib/messaging/contract.ts'
import { EXTRA_HOSTS, PLAIN_HTTP } from '#lib/platform/hosts.ts'
import { parseBaseUrl } from '#lib/signet/base-url.ts'
import { type Credentials, cleanCredential } from '#lib/signet/credentials.ts'
import { type Connection, type Profile, SANDBOX_BASE_URL } from '#lib/signet/profile.ts'
import type { ServiceId } from '#lib/signet/services.ts'
import type { EpochMs } from '#lib/signet/token.ts'
import type { Secrets } from '#lib/vault/secrets.ts'
import type { Vault } from '#lib/vault/vault.ts'
import type { CredentialSource } from './credential-source.ts'
import type { Profiles } from './profiles.ts'
import type { Tokens } from './tokens.ts'

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
  readonly secrets: Secrets
  readonly credentials: CredentialSource
  readonly vault: Vault
  readonly tokens: Tokens
  readonly cancelProfile: (profileId: string) => void
}

export function createConnector(ports: ConnectorPorts): Connector {
  const { now, profiles, mustBeWritable, secrets, credentials: source, vault, tokens, cancelProfile } = ports

  async function test(profileId: string): Promise<Connection> {
    const profile = await profiles.get(profileId)
    await source.of(profile)
    await tokens.forget(profileId)
    const connection = await tokens.renew(profile).then(() => ({ state: 'connected', at: now() }) as const, failed)
    await profiles.change(profileId, (latest) => ({ ...latest, connection }))
    return connection
  }

  const failed = (thrown: unknown): Connection => {
    const { code, message } = asAppError(thrown)
    return { state: 'failed', at: now(), code, message }
  }

  async function save(input: ProfileInput): Promise<{ id: string; connection: Connection }> {
    const before = (await profiles.all()).profiles.find(({ id }) => id === input.id)
    const credentials = input.credentials && checkedCredentials(input.credentials)
    if (before === undefined && credentials === undefined && input.environment !== 'sandbox') {
      throw new AppError('input.invalid', 'An API key and its secret are needed to connect.')
    }
    const profile = profileOf(input, credentials, before, now())
    await mustBeWritable()
    const leavesVault = before?.keeping === 'vault' && credentials === undefined && (await secrets.has(before))
    if (profile.keeping === 'vault' || leavesVault) await vault.open(input.passphrase)
    await stop(profile.id)
    await store(profile, credentials, before)
    return { id: profile.id, connection: await test(profile.id).catch(markFailed(profile.id)) }
  }

  /** What is under way for the profile as it was must not come back to the profile as it is. */
  async function stop(profileId: string): Promise<void> {
    cancelProfile(profileId)
    await tokens.forget(profileId)
  }

  /** The secret first in its new place, then the profile that says so, then away with the old: a kill loses nothing. */
  async function store(profile: Profile, credentials: Credentials | undefined, before?: Profile): Promise<void> {
    const moved = before !== undefined && before.keeping !== profile.keeping ? before.keeping : undefined
    if (credentials !== undefined) await secrets.put(profile, { current: credentials })
    else if (moved !== undefined) await secrets.copy(profile.id, moved, profile.keeping)
    await profiles.put(profile)
    if (moved !== undefined) await secrets.forget(profile.id, moved)
  }

  /** A profile that could not even be tested is saved all the same. */
  const markFailed = (profileId: string) => async (thrown: unknown) => {
    const connection = failed(thrown)
    await profiles.change(profileId, (latest) => ({ ...latest, connection }))
    return connection
  }

  return {
    save,
    test,
    async replaceSecret(profileId, typed) {
      const credentials = checkedCredentials(typed)
      const profile = await profiles.get(profileId)
      await mustBeWritable()
      await secrets.put(profile, { current: credentials })
      await stop(profileId)
      await profiles.change(profileId, (latest) => ({ ...latest, keyHint: hintOf(credentials), keyAddedAt: now() }))
      return test(profileId)
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

const SANDBOX_INPUT: ProfileInput = {
  id: 'sandbox',
  name: 'Sandbox',
  environment: 'sandbox',
  baseUrl: SANDBOX_BASE_URL,
  serviceUrls: {},
  plainHttp: false,
  credentials: undefined,
  keeping: 'session',
  passphrase: undefined,
  colour: 'grey',
}

function profileOf(
  input: ProfileInput,
  credentials: Credentials | undefined,
  before: Profile | undefined,
  now: EpochMs,
): Profile {
  const name = input.name.trim()
  if (name === '') throw new AppError('input.invalid', 'The profile needs a name.')
  const sandbox = input.environment === 'sandbox'
  return {
    id: input.id,
    name,
    environment: input.environment,
    baseUrl: sandbox ? SANDBOX_BASE_URL : checkedUrl(input.baseUrl, input.plainHttp),
    serviceUrls: sandbox ? {} : checkedServiceUrls(input),
    plainHttp: !sandbox && input.plainHttp && PLAIN_HTTP,
    keyHint: sandbox ? '' : credentials === undefined ? (before?.keyHint ?? '') : hintOf(credentials),
    keeping: sandbox ? 'session' : input.keeping,
    keyAddedAt: sandbox ? undefined : credentials === undefined ? before?.keyAddedAt : now,
    colour: input.colour,
    acceptedScope: before?.acceptedScope,
    connection: { state: 'untested' },
  }
}

/** Https, unless the user has accepted plain http for this profile and this build knows of it. */
function checkedUrl(typed: string, plainHttp: boolean): string {
  const { url, plain } = parseBaseUrl(typed, { plainHttp: PLAIN_HTTP, extraHosts: EXTRA_HOSTS })
  return plain && plainHttp && PLAIN_HTTP ? url.replace(/^https:/, 'http:') : url
}

function checkedServiceUrls({ serviceUrls, plainHttp }: ProfileInput): Partial<Record<ServiceId, string>> {
  const typed = Object.entries(serviceUrls).filter(([, url]) => url.trim() !== '')
  return Object.fromEntries(typed.map(([service, url]) => [service, checkedUrl(url, plainHttp)]))
}

function checkedCredentials(typed: Credentials): Credentials {
  const apiKey = cleanCredential(typed.apiKey).value
  const apiSecret = cleanCredential(typed.apiSecret).value
  if (apiKey === '') throw new AppError('input.invalid', 'The API key is empty.')
  if (apiSecret === '') throw new AppError('input.invalid', 'The API secret is empty.')
  return { apiKey, apiSecret }
}

/** The last four characters, and only of a key long enough that they give nothing away. */
function hintOf({ apiKey }: Credentials): string {
  return apiKey.length >= 12 ? apiKey.slice(-4) : ''
}
