/** A moment: milliseconds since the Unix epoch, by the local clock. */
export type EpochMs = number

/** A token pair as the background holds it. Never leaves the background, but for `value` on the user's own copy. */
export interface AccessToken {
  readonly value: string
  readonly obtainedAt: EpochMs
  /** Ours: `obtainedAt` and the life that the answer promised. The server's own clock plays no part in it. */
  readonly expiresAt: EpochMs
  readonly refreshToken: string | undefined
  readonly refreshExpiresAt: EpochMs | undefined
  /** `data.usage.scope`, where the server says one. */
  readonly scope: string | undefined
  /** For display alone: the end by the server's own clock, where the answer says it. */
  readonly serverExpiresAt?: EpochMs | undefined
  /** For display alone: the server's clock less ours, in milliseconds, where the answer has a Date. */
  readonly skewMs?: number | undefined
}

/** What a page may know of a profile's token: everything but the token. */
export interface TokenView {
  readonly phase: 'none' | 'held' | 'renewing' | 'needs-secret' | 'locked' | 'rejected' | 'waiting'
  readonly obtainedAt?: EpochMs
  readonly expiresAt?: EpochMs
  readonly scope?: string
  /** What went wrong last, in a sentence for the user. */
  readonly problem?: string
  /** When the next try is allowed (`waiting`). */
  readonly retryAt?: EpochMs
  /** `waiting`: the user's own Renew need not wait. False after a 429: Signet asked for the pause. */
  readonly mayRetry?: boolean
}
