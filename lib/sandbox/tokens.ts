import type { EpochMs } from '#lib/signet/token/token.ts'
import type { Handler, SandboxCall } from './call.ts'
import { SCOPE } from './invented.ts'
import { signJwt, verifyJwt } from './jwt.ts'
import { knownKey } from './keys.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { iso } from './records.ts'
import type { SandboxState } from './state.ts'
import { isLive, redeem, startFamily, type TokenClaims, type TokenFamily } from './token-families.ts'

export const TOKEN_HANDLERS = {
  generateToken: async (call) => {
    const { state, body, now, issuer } = call
    const key = await knownKey(state, issuer.credentials, body['apiKey'], { value: body['apiSecret'] })
    if (key === undefined) return badCredentials()
    if (state.revokedKeys.includes(key)) return revoked()
    return issue(call, startFamily(state, key, now))
  },
  refreshToken: async (call) => {
    const { state, body, now, issuer } = call
    const key = await knownKey(state, issuer.credentials, body['apiKey'])
    if (key === undefined) return badCredentials()
    if (state.revokedKeys.includes(key)) return revoked()
    const claims = await verifyJwt(String(body['refreshToken']), state.signingKey)
    // From here to the new `current` nothing waits: of two calls with one token, only the first finds it good.
    const family = claims && redeem(state, claims as unknown as TokenClaims, key, now)
    return family === undefined ? badCredentials() : issue(call, family)
  },
} as const satisfies Readonly<Record<string, Handler>>

/** Whether a request's Authorization header opens the services. Malformed and expired tokens alike do not. */
export async function isAuthorized(header: string | null, state: SandboxState, now: EpochMs): Promise<boolean> {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]
  const claims = token && (await verifyJwt(token, state.signingKey))
  return Boolean(claims) && isLive(state, claims as unknown as TokenClaims, now)
}

async function issue({ state, now, issuer }: SandboxCall, family: TokenFamily): Promise<Outcome> {
  const { tokenLifeMs, refreshLifeMs } = issuer
  const access = claimsOf('access', state, family, now + tokenLifeMs)
  const refresh = claimsOf('refresh', state, family, now + refreshLifeMs)
  family.current = refresh.jti
  family.accessUntil = access.until
  family.refreshUntil = refresh.until
  return done('Access token generated successfully.', {
    credentials: {
      accessToken: await signed(access, tokenLifeMs, state),
      refreshToken: await signed(refresh, refreshLifeMs, state),
      tokenType: 'Bearer',
    },
    expiration: {
      expiresIn: durationText(issuer.tokenLifeMs),
      expiresAt: iso(access.until),
      refreshExpiresIn: durationText(issuer.refreshLifeMs),
    },
    usage: { format: 'Bearer {accessToken}', scope: SCOPE },
  })
}

function claimsOf(type: TokenClaims['type'], state: SandboxState, family: TokenFamily, until: EpochMs): TokenClaims {
  const { id, key } = family
  return { type, jti: crypto.randomUUID(), family: id, key, generation: state.generation, until }
}

function signed(claims: TokenClaims, lifeMs: number, { signingKey }: SandboxState): Promise<string> {
  const iat = Math.floor((claims.until - lifeMs) / 1000)
  return signJwt({ sub: claims.key, scope: SCOPE, iat, exp: iat + Math.ceil(lifeMs / 1000), ...claims }, signingKey)
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const

/** Durations are texts: `1h`, `1d`. Whole units of the largest kind that fits; less than a second as `1s`. */
export function durationText(ms: number): string {
  const [unit, unitMs] = UNITS.find(([, size]) => ms >= size && ms % size === 0) ?? ['s', 1000]
  return `${Math.max(1, Math.round(ms / unitMs))}${unit}`
}

function badCredentials(): Outcome {
  return refused(401, 'Invalid credentials', [
    {
      name: 'credentials',
      code: 'invalid_credentials',
      reason: 'The key, the secret or the refresh token is not valid',
    },
  ])
}

function revoked(): Outcome {
  return refused(403, 'Key revoked', [
    { name: 'credentials', code: 'key_revoked', reason: 'This API key was revoked in the dashboard' },
  ])
}
