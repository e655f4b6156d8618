import type { ErrorCode } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import type { AccessToken, EpochMs } from './token.ts'
import { backOffMs } from './token-backoff.ts'
import type { RenewalReason, TokenCall } from './token-trace.ts'

/** When no token call is made. From `since`: a clock that was set back does not make it longer. */
export interface Pause {
  /** `asked`: Signet said so (429). `backoff`: the token service failed; a user's own act does not wait for it. */
  readonly kind: 'asked' | 'backoff'
  readonly since: EpochMs
  readonly until: EpochMs
}

/**
 * How a profile stands with its token. Everything there is to know: the same record, need and moment always lead to the
 * same decision. An empty record is a profile without a token.
 */
export interface TokenRecord {
  readonly token?: AccessToken
  /** What the token was made for. */
  readonly madeFor?: RenewalReason
  /** Since when a refresh has no known outcome. Its refresh token may be spent: it is not used again. */
  readonly intent?: EpochMs
  /** Signet refused the refresh token. */
  readonly refreshRefused?: true
  /** Signet refused key or secret: the sentence that says so. No call is made until the profile is edited. */
  readonly rejected?: string
  readonly pause?: Pause
  /** Renewals that failed in a row. */
  readonly failures?: number
  /** What went wrong last, in a sentence for the user, and the code of the error. */
  readonly problem?: string
  readonly problemCode?: ErrorCode
}

/** What can happen to it. */
export type TokenEvent =
  | { readonly type: 'refresh-begun' }
  | { readonly type: 'refresh-refused' }
  | {
      readonly type: 'renewed'
      readonly by: TokenCall['call']
      readonly token: AccessToken
      readonly reason: RenewalReason
    }
  | (TokenFailure & { readonly type: 'failed' })
  /** The API refuses the token though it was made just now in answer to such a refusal. */
  | { readonly type: 'refused-again' }

export interface TokenFailure {
  readonly call: TokenCall['call']
  readonly code: ErrorCode
  readonly message: string
  readonly retryAfterMs?: number | undefined
  /** The request never left. */
  readonly unsent?: boolean
  /** From 0 to 1. */
  readonly random: number
}

/** The record after the event. Pure: clock and chance are arguments. */
export function advance(record: TokenRecord, event: TokenEvent, now: EpochMs): TokenRecord {
  switch (event.type) {
    case 'refresh-begun':
      return { ...record, intent: now }
    case 'refresh-refused':
      return { ...withoutIntent(record), refreshRefused: true }
    case 'renewed':
      return { token: joined(record, event), madeFor: event.reason }
    case 'failed':
      return failed(record, event, now)
    case 'refused-again':
      return { ...record, problem: REFUSED_AGAIN }
  }
}

const REFUSED_AGAIN = t(
  'Signet refuses this token (401) though it was made just now. A new one does not help: see its answer.',
)

/** A refresh that brings no refresh token leaves the old one good. */
function joined({ token: old }: TokenRecord, { by, token }: TokenEvent & { type: 'renewed' }): AccessToken {
  if (by !== 'refresh' || token.refreshToken !== undefined || old === undefined) return token
  return { ...token, refreshToken: old.refreshToken, refreshExpiresAt: old.refreshExpiresAt }
}

/** Failures that say nothing about the token service: nothing is counted, and the next use tries again. */
const UNCOUNTED: ReadonlySet<ErrorCode> = new Set(['network.offline', 'host.withdrawn', 'network.cancelled', 'bug'])

function failed(record: TokenRecord, failure: TokenFailure, now: EpochMs): TokenRecord {
  const { call, code, message, retryAfterMs = 1_000, unsent, random } = failure
  if (code === 'auth.rejected') return { rejected: message }
  // It was not taken up: its refresh token is as good as before.
  const isUnspent = call === 'refresh' && (code === 'auth.waiting' || unsent === true)
  const left = isUnspent ? withoutIntent(record) : record
  if (UNCOUNTED.has(code)) return left
  const told = { ...left, problem: message, problemCode: code }
  if (code === 'auth.waiting') return { ...told, pause: { kind: 'asked', since: now, until: now + retryAfterMs } }
  const failures = (record.failures ?? 0) + 1
  return { ...told, failures, pause: { kind: 'backoff', since: now, until: now + backOffMs(failures, random) } }
}

function withoutIntent({ intent: _known, ...rest }: TokenRecord): TokenRecord {
  return rest
}
