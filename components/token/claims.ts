import { fullMoment } from './moments.ts'

export interface ClaimRow {
  readonly name: string
  /** As it stands in the token. */
  readonly value: string
  /** What claims of this name are for, where a standard says so. */
  readonly about: string | undefined
  /** A time as people read it; undefined for what is no time. */
  readonly meaning: string | undefined
}

/** The registered claims of RFC 7519, section 4.1, and the header's names of RFC 7515, section 4.1. */
const ABOUT: Readonly<Record<string, string>> = {
  alg: 'how it is signed',
  typ: 'what it is',
  kid: 'the key that signed it',
  iss: 'who issued it',
  sub: 'whom it stands for',
  aud: 'for whom it is meant',
  jti: 'its own id',
  scope: 'what it may do',
}

/** Names of claims that hold a time, in seconds since the epoch. */
const TIMES: Readonly<Record<string, string>> = {
  exp: 'expires',
  iat: 'issued',
  nbf: 'not before',
  auth_time: 'signed in',
}

/** Rows in the order of the token: that is the server's own, and people compare it with what others show. */
export function claimRows(part: Readonly<Record<string, unknown>>): readonly ClaimRow[] {
  return Object.entries(part).map(([name, value]) => ({
    name,
    value: textOf(value),
    about: Object.hasOwn(ABOUT, name) ? ABOUT[name] : undefined,
    meaning: timeOf(name, value),
  }))
}

function timeOf(name: string, value: unknown): string | undefined {
  if (!Object.hasOwn(TIMES, name) || typeof value !== 'number') return undefined
  return `${TIMES[name]} ${fullMoment(value * 1000)}`
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
