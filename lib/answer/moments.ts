import { DATE_LANGUAGE, LANGUAGE, t } from '../text.ts'

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/
const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i
/** Names under which a number, or a text of digits, is a moment: createdAt, expires_at, exp, timestamp, … */
const DATE_LIKE =
  /(?:[a-z](?:At|On|Date|Time|Timestamp|Until)|_(?:at|on|date|time|timestamp|until))$|^(?:date|time|timestamp|ts|exp|iat|nbf|created|updated|expires|expiry|expiration|modified|auth_time)$/

/** A moment in words: `2 hours ago · 24 Nov 2026, 18:36:40`. Undefined for what is none. */
export function momentOf(
  text: string,
  kind: 'string' | 'number',
  name: string,
  now: number,
  timeZone: string | undefined,
): string | undefined {
  if (kind === 'string' && ISO_DAY.test(text)) return dayInWords(text, now)
  const [iso, zone] = kind === 'string' ? (ISO_TIME.exec(text) ?? []) : []
  if (iso !== undefined) {
    const at = Date.parse(iso.replace(' ', 'T'))
    if (Number.isNaN(at)) return undefined
    // Without a zone nobody knows which moment is meant: it is read as this computer's, and that is said.
    return zone === undefined
      ? t('{when}, if it is local time', { when: relative(at - now) })
      : inWords(at, now, timeZone)
  }
  const at = DATE_LIKE.test(name) ? epochMs(text) : undefined
  return at === undefined ? undefined : inWords(at, now, timeZone)
}

/** Seconds or milliseconds since 1970, told apart by their length: both mean a moment between 2001 and 2286. */
function epochMs(text: string): number | undefined {
  if (/^[1-9]\d{9}(?:\.\d+)?$/.test(text)) return Number(text) * 1000
  return /^[1-9]\d{12}$/.test(text) ? Number(text) : undefined
}

function inWords(at: number, now: number, timeZone: string | undefined): string {
  return `${relative(at - now)} · ${formatIn(timeZone).format(at)}`
}

/** Kept by time zone: to make one takes longer than all the rest of a row. */
const formats = new Map<string | undefined, Intl.DateTimeFormat>()

function formatIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  const format = known ?? new Intl.DateTimeFormat(DATE_LANGUAGE, { dateStyle: 'medium', timeStyle: 'medium', timeZone })
  formats.set(timeZone, format)
  return format
}

function dayInWords(text: string, now: number): string | undefined {
  const at = Date.parse(text)
  if (Number.isNaN(at)) return undefined
  const day = 86_400_000
  const days = Math.round((at - Math.floor(now / day) * day) / day)
  return Math.abs(days) < 45 ? words.format(days, 'day') : relative(at - now)
}

const words = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto' })
const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** What is this near may have passed since the clock of the page was read, or by another clock. */
const NOW_MS = 15_000

/** The largest unit of which there is one and a half at least, else seconds. */
function relative(fromNowMs: number): string {
  if (Math.abs(fromNowMs) < NOW_MS) return t('just now')
  const [unit, ms] = UNITS.find(([, one]) => Math.abs(fromNowMs) >= 1.5 * one) ?? (['second', 1000] as const)
  return words.format(Math.round(fromNowMs / ms), unit)
}
