import type { EpochMs, TokenView } from './token.ts'
import { isOn } from './token-decision.ts'
import type { TokenRecord } from './token-state.ts'

/**
 * What pages may see of a record. A profile whose token service fails is `waiting` only where no token lives: with one,
 * calls go on.
 */
export function tokenView(record: TokenRecord, renewing: boolean, now: EpochMs): TokenView {
  const { token, rejected, pause, problem } = record
  const scope = token?.scope === undefined ? {} : { scope: token.scope }
  const life = token && { obtainedAt: token.obtainedAt, expiresAt: token.expiresAt, ...scope }
  const why = problem === undefined ? {} : { problem }
  if (renewing) return { phase: 'renewing', ...life }
  if (rejected !== undefined) return { phase: 'rejected', problem: rejected }
  const waits = pause !== undefined && isOn(pause, now)
  if (waits && (pause.kind === 'asked' || token === undefined || token.expiresAt <= now)) {
    return { phase: 'waiting', retryAt: pause.until, mayRetry: pause.kind === 'backoff', ...life, ...why }
  }
  return { phase: life === undefined ? 'none' : 'held', ...life, ...why }
}
