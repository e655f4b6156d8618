import type { EpochMs } from './token.ts'

/** Why a token call was made. */
export type RenewalReason =
  /** There was no token. */
  | 'first-use'
  /** A fifth of its life or a minute was left. */
  | 'ahead'
  | 'expired'
  /** The API answered 401 to it. */
  | 'refused'
  /** It lived too short for a copy. */
  | 'copy'
  | 'asked'
  | 'connection-test'
  | 'rotation'

/** One token call and what became of it. Kept for the session; holds no character of a token. */
export interface TokenCall {
  readonly id: string
  readonly profileId: string
  readonly at: EpochMs
  readonly call: 'generate' | 'refresh'
  readonly reason: RenewalReason
  /** Why the secret was used though there was a refresh token. */
  readonly stepDown?: 'refresh-refused' | 'refresh-expired' | 'refresh-unsure' | 'asked'
  /** How many sends, copies and tests waited for it; and for whom, like `popup` or `panel:7`, each once. */
  readonly waited: number
  readonly askers: readonly string[]
  readonly durationMs?: number
  readonly outcome: 'pending' | 'token' | 'refused' | 'failed' | 'waiting' | 'interrupted' | 'discarded'
  /** The HTTP status, where there was an answer. */
  readonly status?: number
  /** What went wrong, in a sentence for the user. */
  readonly problem?: string
  /** How long the new token lives. */
  readonly lifeMs?: number
}

/** Calls remembered for the session, of all profiles together. */
export const TRACE_LENGTH = 100
