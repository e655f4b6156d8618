import type { EpochMs } from './token.ts'

/** What stands in a profile's token, for the Token tab: everything but the token. Times are epoch milliseconds. */
export interface TokenDetails {
  /** Header and claims of the JWT, decoded; undefined for a token of another kind. Never the signature. */
  readonly header: Readonly<Record<string, unknown>> | undefined
  readonly claims: Readonly<Record<string, unknown>> | undefined
  /** By the server's clock: from the token's `iat` and `exp`, or from the answer's `expiresAt`. */
  readonly serverIssuedAt: EpochMs | undefined
  readonly serverExpiresAt: EpochMs | undefined
  /** By ours. */
  readonly obtainedAt: EpochMs
  readonly expiresAt: EpochMs
  /** From when on a use renews it first. */
  readonly renewsFrom: EpochMs
  readonly refreshExpiresAt: EpochMs | undefined
  /** The server's clock less ours, in milliseconds, from the Date header of the answer that brought the token. */
  readonly skewMs: number | undefined
  readonly scope: string | undefined
  /** The last four characters. */
  readonly hint: string
}
