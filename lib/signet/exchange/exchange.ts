import type { Verdict } from '../envelope/verdict.ts'
import type { Problem } from '../problems/problems.ts'
import type { Environment } from '../profile/profile.ts'
import type { RequestDraft } from '../request/request.ts'
import type { EpochMs } from '../token/token.ts'
import type { Timing } from './timing.ts'

export type HeaderPair = readonly [name: string, value: string]

/** What really went out, redacted: the final URL, the headers that the browser added, the body as it was sent. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: string | undefined
}

export interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: readonly HeaderPair[]
  readonly contentType: string
  /** Size of the body in bytes, as the browser decoded it. */
  readonly bytes: number
  /** Whether the body can still be had. A body too large for the session's ring is not kept. */
  readonly kept: boolean
  /**
   * What the body is, where it is not text in UTF-8: text in another encoding (as the Encoding standard names it) or with
   * bytes that its encoding does not have (`badAt` is the first), data, or more than is read at all.
   */
  readonly body?: { readonly encoding: string; readonly badAt?: number } | 'binary' | 'unread'
  /** How long it took on the network, as far as the browser tells. */
  readonly timing?: Timing
}

/**
 * One send and what became of it. Kept by the background for the session, published to every page. Holds no secret and
 * no token: both halves are redacted before they are stored. An HTTP status of 400 or more is an answer, not an error.
 */
export interface Exchange {
  readonly id: string
  /** The page that sent it: the popup, a panel or a workspace tab. */
  readonly page: string
  readonly profileId: string
  readonly profileName: string
  readonly environment: Environment
  readonly operationId?: string | undefined
  /** `interrupted`: the browser stopped the background while it waited; whether the server acted is unknown. */
  readonly state: 'pending' | 'answered' | 'failed' | 'cancelled' | 'interrupted'
  readonly startedAt: EpochMs
  readonly durationMs?: number
  readonly request: SentRequest
  /** What was typed for it, redacted, to be opened again; undefined where its body is too long to be remembered. */
  readonly draft?: RequestDraft | undefined
  readonly answer?: Answer
  readonly verdict?: Verdict
  readonly problems?: readonly Problem[]
  /** Why there is no answer, for `failed` and `interrupted`. */
  readonly failure?: string
  /** Of one that ended before it left: there was no token for it, or something else held it back. */
  readonly unsent?: 'no-token' | 'held-back'
  /** What the background did for it: "Token renewed first", "Retried once after a 401". */
  readonly notes: readonly string[]
}

/** Sends remembered for the session. */
export const REMEMBERED = 100

/** What became of the list since it was last told: the whole list would cost more than the send that changed it. */
export interface ExchangeChanges {
  readonly changed: readonly Exchange[]
  readonly gone: readonly string[]
}

/** The list with the changes in it, newest first. */
export function applyChanges(list: readonly Exchange[], { changed, gone }: ExchangeChanges): readonly Exchange[] {
  const replaced = new Set([...gone, ...changed.map(({ id }) => id)])
  return [...changed, ...list.filter(({ id }) => !replaced.has(id))]
    .sort((one, other) => other.startedAt - one.startedAt)
    .slice(0, REMEMBERED)
}
