import type { EpochMs } from '#lib/signet/token/token.ts'
import type { FurtherKey } from './keys.ts'

/**
 * A token pair and all that came from it by refreshing. Only the newest refresh token of a family is good; one that is
 * used a second time was stolen or lost, and kills its family, access tokens and all.
 */
export interface TokenFamily {
  readonly id: string
  /** Fingerprint of the API key that it belongs to. */
  readonly key: string
  /** The id (`jti`) of the one refresh token that is not spent. */
  current: string
  refreshUntil: EpochMs
  /** When its last access token ends. */
  accessUntil: EpochMs
  dead: boolean
}

/** The part of the state that says which tokens are good. */
export interface TokenStore {
  families: TokenFamily[]
  /** Access tokens of an earlier generation are dead, whatever life they have left. */
  generation: number
  /** Keys that were made beside the sandbox's own. */
  keys: FurtherKey[]
  /** Fingerprints of API keys that no longer count. */
  revokedKeys: string[]
}

/** Families beyond this number are forgotten, oldest first: the state must stay small. */
const MOST_FAMILIES = 1000

/** The claims of our tokens, beside those of every JWT. */
export interface TokenClaims {
  readonly type: 'access' | 'refresh'
  readonly jti: string
  readonly family: string
  readonly key: string
  readonly generation: number
  /** The end to the millisecond; `exp` has whole seconds. */
  readonly until: EpochMs
}

export function startFamily(state: TokenStore, key: string, now: EpochMs): TokenFamily {
  const family: TokenFamily = {
    id: crypto.randomUUID(),
    key,
    current: '',
    refreshUntil: 0,
    accessUntil: 0,
    dead: false,
  }
  const living = state.families.filter(({ refreshUntil, accessUntil }) => Math.max(refreshUntil, accessUntil) > now)
  state.families = [...living, family].slice(-MOST_FAMILIES)
  return family
}

/** The family whose refresh token this is, when it is good. One that is spent kills its family on the way. */
export function redeem(state: TokenStore, claims: TokenClaims, key: string, now: EpochMs): TokenFamily | undefined {
  const family = state.families.find(({ id }) => id === claims.family)
  if (claims.type !== 'refresh' || family === undefined || family.key !== key) return undefined
  if (family.current !== claims.jti) family.dead = true
  return family.dead || claims.until <= now ? undefined : family
}

/** Whether an access token still opens anything. */
export function isLive(state: TokenStore, claims: TokenClaims, now: EpochMs): boolean {
  return (
    claims.type === 'access' &&
    claims.generation === state.generation &&
    claims.until > now &&
    !state.revokedKeys.includes(claims.key) &&
    !state.families.some(({ id, dead }) => id === claims.family && dead)
  )
}
