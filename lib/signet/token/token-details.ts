import { claimedMs, decodeJwt } from './jwt.ts'
import type { AccessToken, EpochMs } from './token.ts'
import { renewalMarginMs } from './token-status.ts'

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

/** Reads a token for the Token tab. */
export function tokenDetails(token: AccessToken): TokenDetails {
  const { header, claims } = decodeJwt(token.value) ?? {}
  return {
    header,
    claims,
    serverIssuedAt: claimedMs(claims?.['iat']),
    serverExpiresAt: claimedMs(claims?.['exp']) ?? token.serverExpiresAt,
    obtainedAt: token.obtainedAt,
    expiresAt: token.expiresAt,
    renewsFrom: token.expiresAt - renewalMarginMs(token),
    refreshExpiresAt: token.refreshExpiresAt,
    skewMs: token.skewMs,
    scope: token.scope,
    hint: token.value.length >= 12 ? token.value.slice(-4) : '',
  }
}
