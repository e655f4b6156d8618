import { AppError, asAppError, type ErrorCode } from '#lib/errors.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { AccessToken, EpochMs } from '#lib/signet/token/token.ts'
import { FOREGROUND_MS, FOREGROUND_TRIES, foregroundPauseMs } from '#lib/signet/token/token-backoff.ts'
import { type Decision, decide, type Renewal, type TokenNeed } from '#lib/signet/token/token-decision.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'
import { t } from '#lib/text.ts'
import { unlessAborted } from '../sending/unless-aborted.ts'
import type { TokenCalls } from './token-calls.ts'
import type { TokenStore } from './token-store.ts'
import type { TokenTrace, Waiting } from './token-trace.ts'

export interface RenewalPorts {
  readonly now: () => EpochMs
  /** From 0 to 1. */
  readonly random: () => number
  readonly sleep: (ms: number) => Promise<void>
  readonly store: TokenStore
  readonly trace: TokenTrace
  /** @throws AppError `vault.locked`. Undefined where the secret is gone. */
  readonly credentialsOf: (profile: Profile) => Promise<Credentials | undefined>
  readonly calls: TokenCalls
  /** Whether the browser knows that nothing of this profile can be reached. */
  readonly isOffline: (profile: Profile) => boolean
}

/** One renewal, for all who wait for it. */
export interface RenewalOrder extends Waiting {
  readonly profile: Profile
  readonly need: TokenNeed
  /** When it ends, the renewal is given up and what it brings is discarded. */
  readonly epoch: AbortSignal
}

/**
 * Makes the next token of a profile. What comes of it is stored before it is returned or thrown. Tries again after a
 * moment when the token service failed and nothing better is there; each try decides anew from what is stored.
 */
export async function renewToken(order: RenewalOrder, ports: RenewalPorts): Promise<AccessToken> {
  const { now, random, sleep, store } = ports
  const startedAt = now()
  await store.reread()
  const tries = await mostTries(order, ports)
  for (let tried = 1; ; tried++) {
    const attempt = await tryOnce(order, ports)
    if ('token' in attempt) return attempt.token
    const pauseMs = foregroundPauseMs(tried, random())
    const isLast = tried >= tries || now() + pauseMs - startedAt > FOREGROUND_MS || !REPEATABLE.has(attempt.error.code)
    if (isLast) return await fail(attempt, order, ports)
    await unlessAborted(sleep(pauseMs), order.epoch)
  }
}

/** Failures of the service that may have passed a second later. */
const REPEATABLE: ReadonlySet<ErrorCode> = new Set(['network.unreachable', 'network.timeout', 'protocol.violated'])

/** One where a token still lives, where the service has failed before, and where a form waits for its test. */
async function mostTries({ profile, need }: RenewalOrder, { store, now }: RenewalPorts): Promise<number> {
  if (need.reason === 'connection-test' || need.reason === 'rotation') return 1
  if (need.reason === 'asked') return FOREGROUND_TRIES
  const record = await store.read(profile.id)
  const decision = decide(record, need, now())
  const hurries = decision.act !== 'use' && decision.spare === undefined && record.failures === undefined
  return hurries ? FOREGROUND_TRIES : 1
}

type Attempt = { readonly token: AccessToken } | Failure

interface Failure {
  readonly error: AppError
  /** Undefined where there was a reason not to make one. */
  readonly call: TokenCall['call'] | undefined
}

async function tryOnce(order: RenewalOrder, ports: RenewalPorts): Promise<Attempt> {
  const { profile, need, epoch } = order
  const { store, now, credentialsOf, isOffline } = ports
  let call: TokenCall['call'] | undefined
  try {
    const decision = decide(await store.read(profile.id), need, now())
    if (decision.act === 'use') return decision
    if (decision.act === 'refuse') throw refusal(decision)
    if (isOffline(profile)) throw offline()
    const credentials = await credentialsOf(profile)
    if (credentials === undefined) throw secretMissing()
    if (decision.act === 'refresh') await store.happen(profile.id, { type: 'refresh-begun' }, epoch)
    epoch.throwIfAborted()
    call = decision.act
    return { token: await make(decision, credentials, order, ports) }
  } catch (thrown) {
    const error = asAppError(thrown)
    // Cut off on the way: it says nothing about the service, and the intent stays.
    if (error.code === 'network.unreachable' && isOffline(profile)) return { error: offline(), call: undefined }
    if (call !== 'refresh' || error.code !== 'auth.rejected') return { error, call }
  }
  // The secret is used then, without a word.
  await store.happen(profile.id, { type: 'refresh-refused' }, epoch)
  return tryOnce(order, ports)
}

/** Makes the call that was decided on, keeps the token, and writes both down. */
async function make(
  { act, reason, refreshToken, stepDown }: Renewal,
  credentials: Credentials,
  order: RenewalOrder,
  { store, calls, trace }: RenewalPorts,
): Promise<AccessToken> {
  const { profile, epoch } = order
  const traced = await trace.begin({ profileId: profile.id, call: act, reason, stepDown }, order)
  const watch = { signal: epoch, onStatus: traced.onStatus }
  try {
    const made =
      act === 'refresh'
        ? await calls.refresh(profile, credentials.apiKey, refreshToken, watch)
        : await calls.generate(profile, credentials, watch)
    const kept = await store.happen(profile.id, { type: 'renewed', by: act, token: made, reason }, epoch).catch(() => {
      // Storage has no room: the token is in memory all the same, and a refresh that was not stored is never repeated.
      epoch.throwIfAborted()
      return undefined
    })
    await traced.made(made)
    return kept?.token ?? made
  } catch (thrown) {
    await traced.failed(asAppError(thrown), epoch.aborted)
    throw thrown
  }
}

async function fail(
  { error, call }: Failure,
  { profile, epoch }: RenewalOrder,
  { store, random }: RenewalPorts,
): Promise<never> {
  if (call !== undefined && !epoch.aborted) {
    const { code, message, retryAfterMs, unsent } = error
    const event = { type: 'failed', call, code, message, retryAfterMs, unsent, random: random() } as const
    await store.happen(profile.id, event, epoch).catch(() => undefined)
  }
  throw error
}

export function refusal({ code, message, retryAfterMs }: Decision & { act: 'refuse' }): AppError {
  return new AppError(code, message, retryAfterMs === undefined ? {} : { retryAfterMs })
}

const secretMissing = () =>
  new AppError(
    'secret.missing',
    t('The secret was kept until the browser closed or the extension was updated. Enter it again.'),
  )
const offline = () =>
  new AppError('network.offline', t('This computer is offline. Nothing was lost: try again when it is back.'))
