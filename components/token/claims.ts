import { t } from '#lib/text.ts'
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
  alg: t('how it is signed'),
  typ: t('what it is'),
  kid: t('the key that signed it'),
  iss: t('who issued it'),
  sub: t('whom it stands for'),
  aud: t('for whom it is meant'),
  jti: t('its own id'),
  scope: t('what it may do'),
}

/** Names of claims that hold a time, in seconds since the epoch. */
const TIMES: Readonly<Record<string, (moment: string) => string>> = {
  exp: (moment) => t('expires {moment}', { moment }),
  iat: (moment) => t('issued {moment}', { moment }),
  nbf: (moment) => t('not before {moment}', { moment }),
  auth_time: (moment) => t('signed in {moment}', { moment }),
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
  return TIMES[name]?.(fullMoment(value * 1000))
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
