import { fields } from '../json/untyped.ts'
import { decodeJwt } from './jwt.ts'
import type { EpochMs } from './token.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Where an answer does not tell a life: short, so that a wrong guess costs a renewal and not a failed call. */
const UNTOLD_LIFE_MS = 5 * 60_000
/** No access token is trusted for longer, whatever the answer says. */
const LONGEST_LIFE_MS = DAY_MS
const REFRESH_LIFE_MS = DAY_MS

const UNIT_MS: Readonly<Record<string, number>> = {
  '': 1000,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: HOUR_MS,
  d: DAY_MS,
  w: 7 * DAY_MS,
}

/**
 * How long an access token lives: by `expiresIn`, else by the token's own `exp − iat`, else by `expiresAt` against the
 * answer's Date header, else 5 minutes. Never by the server's clock against ours, and for 24 hours at most.
 *
 * @param date The Date header of the same answer, null where there is none.
 */
export function accessLifeMs(token: string, expiration: unknown, date: string | null): number {
  const { expiresIn, expiresAt } = fields(expiration)
  const lives = [durationMs(expiresIn), jwtLifeMs(token), between(date, expiresAt)]
  return Math.min(lives.find((life) => life !== undefined) ?? UNTOLD_LIFE_MS, LONGEST_LIFE_MS)
}

/** How long a refresh token lives: by `refreshExpiresIn`, else by its own `exp − iat`, else one day. */
export function refreshLifeMs(token: string, expiration: unknown): number {
  return durationMs(fields(expiration)['refreshExpiresIn']) ?? jwtLifeMs(token) ?? REFRESH_LIFE_MS
}

/** `1h`, `30 m`, `3600` (seconds), 3600; undefined for anything that is no duration above zero. */
function durationMs(value: unknown): number | undefined {
  const [, count, unit = ''] = /^\s*(\d{1,12}(?:\.\d{1,6})?)\s*(ms|[smhdw]?)\s*$/i.exec(String(value)) ?? []
  return positive(Number(count) * (UNIT_MS[unit.toLowerCase()] ?? Number.NaN))
}

function jwtLifeMs(token: string): number | undefined {
  const { exp, iat } = decodeJwt(token)?.claims ?? {}
  return typeof exp === 'number' && typeof iat === 'number' ? positive((exp - iat) * 1000) : undefined
}

function between(date: string | null, expiresAt: unknown): number | undefined {
  return typeof expiresAt === 'string' && date !== null ? positive(Date.parse(expiresAt) - Date.parse(date)) : undefined
}

/** The end of an access token by the server's own clock, for display alone. */
export function serverExpiresAt(expiration: unknown): EpochMs | undefined {
  const at = Date.parse(String(fields(expiration)['expiresAt']))
  return Number.isNaN(at) ? undefined : at
}

/**
 * The server's clock less ours. A Date header tells whole seconds: clocks that agree within its second differ by 0.
 *
 * @param sentAt When the call left and `receivedAt` when its answer came, by our clock. Half-way the server wrote Date.
 */
export function clockSkewMs(date: string | null, sentAt: EpochMs, receivedAt: EpochMs): number | undefined {
  const told = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(told)) return undefined
  const ours = (sentAt + receivedAt) / 2
  return ours < told ? Math.round(told - ours) : Math.min(0, Math.round(told + 999 - ours))
}

const positive = (ms: number): number | undefined => (Number.isFinite(ms) && ms > 0 ? ms : undefined)

const SHORTEST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15 * 60_000
const UNTOLD_WAIT_MS = 30_000

/** What a Retry-After header asks for (seconds or a date), between 1 s and 15 min; 30 s where it asks for nothing. */
export function retryAfterMs(header: string | null, now: EpochMs): number {
  const asked = header === null || header.trim() === '' ? Number.NaN : Number(header) * 1000
  const waitMs = Number.isNaN(asked) ? Date.parse(header ?? '') - now : asked
  return Number.isNaN(waitMs) ? UNTOLD_WAIT_MS : Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, waitMs))
}
