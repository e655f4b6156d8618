import { fullMoment } from './moments.ts'

export interface ClaimRow {
  readonly name: string
  /** As it stands in the token. */
  readonly value: string
  /** What it says, where that is not plain. */
  readonly meaning: string | undefined
}

/** The registered claims of RFC 7519, section 4.1, and the header's names of RFC 7515, section 4.1. */
const MEANINGS: Readonly<Record<string, string>> = {
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
  return Object.entries(part).map(([name, value]) => ({ name, value: textOf(value), meaning: meaningOf(name, value) }))
}

function meaningOf(name: string, value: unknown): string | undefined {
  const time = Object.hasOwn(TIMES, name) ? TIMES[name] : undefined
  if (time !== undefined) return typeof value === 'number' ? `${time} ${fullMoment(value * 1000)}` : undefined
  return Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
