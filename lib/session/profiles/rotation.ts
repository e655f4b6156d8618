import { AppError, asAppError } from '#lib/errors.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { AccessToken, EpochMs } from '#lib/signet/token/token.ts'
import type { Kept } from '#lib/storage/kept.ts'
import { t } from '#lib/text.ts'
import type { Secrets } from '#lib/vault/secrets.ts'
import type { WithKey } from '../locking/credential-source.ts'
import type { TokenCalls } from '../tokens/token-calls.ts'
import type { TokenStore } from '../tokens/token-store.ts'
import type { TokenTrace } from '../tokens/token-trace.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { mustBeCurrent } from './current-profile.ts'
import { checkedCredentials, hintOf } from './profile-input.ts'
import type { Profiles } from './profiles.ts'

/** Tokens that new keys have given, by profile, until the profiles change over. `storage.session`, as other tokens are. */
export type RotationTokens = Readonly<Record<string, AccessToken>>

/** Changing a profile over to a new key, with the old one at hand until the new one has proved itself. */
export interface Rotation {
  /** @throws AppError What the token call failed with: then nothing is kept. The old token is not touched. */
  readonly verify: (profileId: string, credentials: Credentials) => Promise<void>
  /**
   * From now on the new key is the profile's, and its token is in use; the old one is deleted. Can be done again.
   *
   * @param verifiedAt When the key was checked that is meant: one that was changed over to already is no error.
   */
  readonly finish: (profileId: string, verifiedAt: EpochMs | undefined) => Promise<void>
  readonly cancel: (profileId: string) => Promise<void>
  /** Every token that waits, for the redactor alone. */
  readonly held: () => Promise<readonly string[]>
  /** Drops the token of a new key: the vault was locked, or its profile deleted. */
  readonly forgetToken: (profileId: string) => Promise<void>
}

export interface RotationPorts {
  readonly now: () => number
  readonly profiles: Profiles
  readonly secrets: Secrets
  readonly withKey: WithKey
  readonly kept: Kept<RotationTokens>
  readonly tokens: Tokens
  readonly store: TokenStore
  readonly calls: TokenCalls
  readonly trace: TokenTrace
}

export function createRotation(ports: RotationPorts): Rotation {
  const { now, profiles, secrets, withKey, kept, tokens, store } = ports

  const forgetToken = (profileId: string) => kept.update((all) => (profileId in all ? without(all, profileId) : all))

  async function cancel(profileId: string): Promise<void> {
    await secrets.put(await profiles.get(profileId), { next: undefined })
    await end(profileId)
  }

  async function end(profileId: string): Promise<void> {
    await profiles.rotate(profileId, undefined)
    await forgetToken(profileId)
  }

  /** Takes over the token that the new key gave. Says whether it is there still. */
  async function adopt(profileId: string): Promise<boolean> {
    const token = (await kept.read())[profileId]
    await tokens.forget(profileId)
    if (token === undefined || token.expiresAt <= now()) return false
    await store.happen(profileId, { type: 'renewed', by: 'generate', token, reason: 'rotation' })
    return true
  }

  /** Returns the profile where it has changed over and has no token yet. */
  async function changeOver(profileId: string, verifiedAt: EpochMs | undefined): Promise<Profile | undefined> {
    const profile = await profiles.get(profileId)
    const rotation = (await profiles.all()).rotations?.[profileId]
    const next = await secrets.get(profile, 'next')
    if (rotation === undefined || next === undefined) {
      if (!isDone(profile, rotation?.verifiedAt ?? verifiedAt)) throw nothingWaits()
      return undefined
    }
    const connection = { state: 'connected', at: rotation.verifiedAt } as const
    const changes = { keyHint: hintOf(next), keyAddedAt: now(), connection }
    await profiles.change(profileId, (latest) => ({ ...latest, ...changes }))
    await tokens.forget(profileId)
    await secrets.put(profile, { current: next, next: undefined })
    return (await adopt(profileId)) ? undefined : profile
  }

  return {
    forgetToken,
    cancel,
    held: async () => Object.values(await kept.read()).flatMap((token) => [token.value, token.refreshToken ?? '']),
    async verify(profileId, typed) {
      const credentials = checkedCredentials(typed)
      const profile = await profiles.get(profileId)
      await mustBeNew(profile, credentials, secrets)
      const token = await ask(profile, credentials, ports)
      await withKey(profileId, async () => {
        await mustBeCurrent(profile, profiles)
        await secrets.put(profile, { next: credentials })
      })
      await kept.update((all) => ({ ...all, [profileId]: token }))
      await profiles.rotate(profileId, { keyHint: hintOf(credentials), verifiedAt: now() })
    },
    async finish(profileId, verifiedAt) {
      const tokenless = await withKey(profileId, () => changeOver(profileId, verifiedAt))
      if (tokenless !== undefined) await tokens.get(tokenless, { reason: 'rotation' }).catch(() => undefined)
      await end(profileId)
    },
  }
}

/**
 * One token call with the new key, written down like any other. Given up when the profile changes meanwhile: what
 * changed before this began is seen by looking, what changes later ends the epoch.
 */
async function ask(
  profile: Profile,
  credentials: Credentials,
  { profiles, store, calls, trace }: RotationPorts,
): Promise<AccessToken> {
  const epoch = store.epoch(profile.id)
  const call = { profileId: profile.id, call: 'generate', reason: 'rotation', stepDown: undefined } as const
  const traced = await trace.begin(call, { waited: 1, askers: new Set() })
  try {
    await mustBeCurrent(profile, profiles)
    epoch.throwIfAborted()
    const token = await calls.generate(profile, credentials, { signal: epoch, onStatus: traced.onStatus })
    await traced.made(token)
    return token
  } catch (thrown) {
    await traced.failed(asAppError(thrown), epoch.aborted)
    throw thrown
  }
}

async function mustBeNew(profile: Profile, { apiKey, apiSecret }: Credentials, secrets: Secrets): Promise<void> {
  if (profile.environment === 'sandbox') throw new AppError('input.invalid', t('The sandbox needs no key.'))
  const present = await secrets.get(profile)
  if (present?.apiKey === apiKey && present.apiSecret === apiSecret) {
    throw new AppError('input.invalid', t('This is the key that the profile has already. Enter the new one.'))
  }
}

/** A profile that has changed over counts as connected since its new key was checked, until it is tested again. */
function isDone({ connection }: Profile, verifiedAt: EpochMs | undefined): boolean {
  return connection.state === 'connected' && connection.at === verifiedAt
}

function without(all: RotationTokens, profileId: string): RotationTokens {
  const { [profileId]: _gone, ...rest } = all
  return rest
}

const nothingWaits = () =>
  new AppError(
    'input.invalid',
    t('No new key waits for this profile: it may have been forgotten. Check the key again.'),
  )
