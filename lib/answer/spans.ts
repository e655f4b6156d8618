import { tn } from '#lib/text.ts'

const ISO_SPAN =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const UNITS = {
  year: (n: string) => tn(Number(n), '{n} year', '{n} years', { n }),
  month: (n: string) => tn(Number(n), '{n} month', '{n} months', { n }),
  week: (n: string) => tn(Number(n), '{n} week', '{n} weeks', { n }),
  day: (n: string) => tn(Number(n), '{n} day', '{n} days', { n }),
  hour: (n: string) => tn(Number(n), '{n} hour', '{n} hours', { n }),
  minute: (n: string) => tn(Number(n), '{n} minute', '{n} minutes', { n }),
  second: (n: string) => tn(Number(n), '{n} second', '{n} seconds', { n }),
  millisecond: (n: string) => tn(Number(n), '{n} millisecond', '{n} milliseconds', { n }),
}
type Unit = keyof typeof UNITS

const ISO_UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const
const SHORT_SPAN = /^(\d+(?:\.\d+)?)(ms|s|m|min|h|d|w|y)$/
const SHORT_UNITS: Readonly<Record<string, Unit>> = {
  ms: 'millisecond',
  s: 'second',
  m: 'minute',
  min: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  y: 'year',
}
/** Names whose values last: expiresIn, ttl, maxAge, durationMs, timeoutSeconds, … */
const LASTING =
  /(?:[iI]n|[tT]tl|TTL|[aA]ge|[dD]uration|[iI]nterval|[tT]imeout|[lL]ifetime|[pP]eriod|[wW]indow|[aA]fter)$/
const IN_MS = /(?:[a-z]Ms|[mM]illis|[mM]illiseconds|_ms)$/
const IN_SECONDS = /(?:[a-z]Sec(?:ond)?s?|_sec(?:ond)?s?|^seconds|^expires_?in|^max_?age|^ttl|[a-z]Ttl|retry_?after)$/i

/** A span in words: `PT1H30M` is 1 hour 30 minutes, 3600 under `expires_in` is 1 hour. Undefined for what is none. */
export function spanOf(text: string, kind: 'string' | 'number', name: string): string | undefined {
  if (kind === 'string') {
    const iso = ISO_SPAN.exec(text)
    if (iso !== null) return ISO_UNITS.flatMap((unit, at) => counted(iso[at + 1], unit)).join(' ') || undefined
    const [, count, unit = ''] = LASTING.test(name) ? (SHORT_SPAN.exec(text) ?? []) : []
    return counted(count, SHORT_UNITS[unit])[0]
  }
  const value = Number(text)
  if (!(value >= 0) || value > 1e12) return undefined
  if (IN_MS.test(name)) return value < 1000 ? undefined : lasting(value / 1000)
  return IN_SECONDS.test(name) && value >= 60 ? lasting(value) : undefined
}

function counted(count: string | undefined, unit: Unit | undefined): string[] {
  return count === undefined || unit === undefined || Number(count) === 0 ? [] : [UNITS[unit](count)]
}

/** The two largest units: `1 day 2 hours`. */
function lasting(seconds: number): string {
  const parts = [
    counted(String(Math.floor(seconds / 86_400)), 'day'),
    counted(String(Math.floor((seconds % 86_400) / 3600)), 'hour'),
    counted(String(Math.floor((seconds % 3600) / 60)), 'minute'),
    counted(String(Number((seconds % 60).toFixed(3))), 'second'),
  ].flat()
  return parts.slice(0, 2).join(' ')
}
