import { AppError, asAppError } from '#lib/errors.ts'
import type { Credentials } from '#lib/signet/credentials.ts'
import type { Profile } from '#lib/signet/profile.ts'
import type { AccessToken, EpochMs } from '#lib/signet/token.ts'
import type { TokenCalls } from './token-calls.ts'
import { failureRecord, type TokenRecord, type TokenStore } from './token-store.ts'

export interface RenewalPorts {
  readonly now: () => EpochMs
  readonly store: TokenStore
  readonly credentialsOf: (profile: Profile) => Promise<Credentials | undefined>
  readonly calls: TokenCalls
}

/**
 * Makes the next token of a profile: refresh first, for then the secret need not travel; the secret where a refresh is
 * refused, impossible or unsafe. What comes of it is stored before it is returned or thrown.
 */
export async function renewToken(
  profile: Profile,
  { now, store, credentialsOf, calls }: RenewalPorts,
): Promise<AccessToken> {
  const { record, epoch } = await store.read(profile.id)
  refuseHopeless(record, now())
  try {
    const credentials = await credentialsOf(profile)
    if (credentials === undefined) throw secretMissing()
    const refreshed = canRefresh(record, now())
      ? await refresh(profile, credentials.apiKey, record, { now, store, calls })
      : undefined
    const token = refreshed ?? (await calls.generate(profile, credentials))
    if (!(await store.write(profile.id, { token }, epoch))) throw changedMeanwhile()
    return token
  } catch (thrown) {
    await store.change(profile.id, (latest) => failureRecord(latest, asAppError(thrown), now()), epoch)
    throw thrown
  }
}

/** An intent without an outcome means that the refresh token may be spent: using it again may cost its whole family. */
function canRefresh({ token, intent }: TokenRecord, now: EpochMs): boolean {
  return token?.refreshToken !== undefined && intent === undefined && (token.refreshExpiresAt ?? 0) > now
}

/** Undefined when Signet refuses the refresh token: the secret is used then, without a word. */
async function refresh(
  profile: Profile,
  apiKey: string,
  record: TokenRecord,
  { now, store, calls }: Pick<RenewalPorts, 'now' | 'store' | 'calls'>,
): Promise<AccessToken | undefined> {
  const { refreshToken = '', refreshExpiresAt } = record.token ?? {}
  await store.write(profile.id, { ...record, intent: now() })
  try {
    const next = await calls.refresh(profile, apiKey, refreshToken)
    // An answer without a refresh token leaves the old one good.
    return next.refreshToken === undefined ? { ...next, refreshToken, refreshExpiresAt } : next
  } catch (thrown) {
    if (asAppError(thrown).code === 'auth.rejected') return undefined
    throw thrown
  }
}

function refuseHopeless({ rejected, waitUntil }: TokenRecord, now: EpochMs): void {
  if (rejected !== undefined) throw new AppError('auth.rejected', rejected)
  if (waitUntil !== undefined && waitUntil > now) {
    const seconds = Math.ceil((waitUntil - now) / 1000)
    throw new AppError('auth.waiting', `Signet asked to wait before the next token call: ${seconds} s left.`)
  }
}

const secretMissing = () =>
  new AppError(
    'secret.missing',
    'The secret was kept until the browser closed or the extension was updated. Enter it again.',
  )
const changedMeanwhile = () => new AppError('network.cancelled', 'The profile was changed while its token was renewed.')
