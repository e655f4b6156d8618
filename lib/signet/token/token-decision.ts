import type { ErrorCode } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import type { AccessToken, EpochMs } from './token.ts'
import { isYoung } from './token-backoff.ts'
import type { Pause, TokenRecord } from './token-state.ts'
import { formatLife, needsRenewal } from './token-status.ts'
import type { RenewalReason, TokenCall } from './token-trace.ts'

/** What is asked of a token beyond being alive. */
export interface TokenNeed {
  readonly minLifeMs?: number
  /** A token that the server has just refused: any other will do. */
  readonly dead?: string
  /**
   * Why, where the token's own state is not the reason. `asked`, `connection-test` and `rotation` renew whatever is left
   * of the present one; with these and `copy` a user is waiting, who does not wait for a backoff.
   */
  readonly reason?: 'asked' | 'connection-test' | 'rotation' | 'copy'
  /** With the secret, whatever refresh token there is. */
  readonly generate?: boolean
  /** Who asks, like `popup` or `panel:7`: for the trace. */
  readonly asker?: string | undefined
}

export type Decision =
  | { readonly act: 'use'; readonly token: AccessToken }
  | Renewal
  | {
      readonly act: 'refuse'
      readonly code: ErrorCode
      readonly message: string
      readonly retryAfterMs: number | undefined
      readonly spare: AccessToken | undefined
    }

export interface Renewal {
  readonly act: 'refresh' | 'generate'
  readonly reason: RenewalReason
  /** For `refresh`. */
  readonly refreshToken: string
  readonly stepDown: TokenCall['stepDown']
  /** A token that still lives: what is left of it is better than nothing when the renewal fails. */
  readonly spare: AccessToken | undefined
}

/** What is to be done for a need at this moment. Pure: a function of its arguments alone. */
export function decide(record: TokenRecord, need: TokenNeed, now: EpochMs): Decision {
  if (record.rejected !== undefined) return refuse('auth.rejected', record.rejected)
  const forced = need.reason !== undefined && need.reason !== 'copy'
  const spare = forced ? undefined : living(record, need, now)
  if (spare !== undefined && !isDue(spare, need, now)) return { act: 'use', token: spare }
  const doubted = record.token !== undefined && need.dead === record.token.value ? record.token : undefined
  if (doubted !== undefined && record.madeFor === 'refused' && isYoung(doubted, now)) {
    return { act: 'use', token: doubted }
  }
  const { pause } = record
  if (pause !== undefined && isOn(pause, now)) {
    if (pause.kind === 'asked') return refuse('auth.waiting', waitingText(pause, now), pause.until - now, spare)
    if (need.reason === undefined) {
      return refuse(record.problemCode ?? 'network.unreachable', backingOffText(record, pause, now), undefined, spare)
    }
  }
  return { ...way(record, need, now), reason: reasonOf(record, need, now), spare }
}

/** Whether the pause holds. */
export function isOn({ since, until }: Pause, now: EpochMs): boolean {
  return now >= since && now < until
}

function living({ token }: TokenRecord, { dead }: TokenNeed, now: EpochMs): AccessToken | undefined {
  return token !== undefined && token.value !== dead && token.expiresAt > now ? token : undefined
}

/** A token just made is not renewed ahead of time, however short it lives. */
function isDue(token: AccessToken, { minLifeMs }: TokenNeed, now: EpochMs): boolean {
  return needsRenewal(token, now, minLifeMs) && !isYoung(token, now)
}

/** Refresh where it can be done, for then the secret need not travel; otherwise the secret, and why. */
function way(record: TokenRecord, need: TokenNeed, now: EpochMs): Pick<Renewal, 'act' | 'refreshToken' | 'stepDown'> {
  const { refreshToken, refreshExpiresAt = 0 } = record.token ?? {}
  const generate = (stepDown: TokenCall['stepDown']) => ({ act: 'generate', refreshToken: '', stepDown }) as const
  if (refreshToken === undefined) return generate(undefined)
  if (need.generate === true) return generate('asked')
  if (record.refreshRefused) return generate('refresh-refused')
  if (record.intent !== undefined) return generate('refresh-unsure')
  if (refreshExpiresAt <= now) return generate('refresh-expired')
  return { act: 'refresh', refreshToken, stepDown: undefined }
}

function reasonOf({ token }: TokenRecord, { reason, dead }: TokenNeed, now: EpochMs): RenewalReason {
  if (reason !== undefined && reason !== 'copy') return reason
  if (token === undefined) return 'first-use'
  if (token.value === dead) return 'refused'
  if (token.expiresAt <= now) return 'expired'
  return needsRenewal(token, now) ? 'ahead' : 'copy'
}

function refuse(code: ErrorCode, message: string, retryAfterMs?: number, spare?: AccessToken): Decision {
  return { act: 'refuse', code, message, retryAfterMs, spare }
}

function waitingText({ until }: Pause, now: EpochMs): string {
  return t('Signet asked to wait before the next token call: {life} left.', { life: formatLife(until - now) })
}

function backingOffText({ problem = '' }: TokenRecord, { until }: Pause, now: EpochMs): string {
  return t('{problem} The next try is in {life}; Renew token tries at once.', {
    problem,
    life: formatLife(until - now),
  })
}
