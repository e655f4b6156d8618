import { clockTime, isMoment } from '#lib/signet/text/clock-time.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { DATE_LANGUAGE } from '#lib/text.ts'

const DAY = new Intl.DateTimeFormat(DATE_LANGUAGE, { weekday: 'short', day: 'numeric', month: 'short' })
const DATE = new Intl.DateTimeFormat(DATE_LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric' })

/** The time alone for a moment of the present day, else with its day: `Wed 25 Nov, 14:05:30`. */
export function moment(at: EpochMs, now: EpochMs): string {
  if (!isMoment(at)) return '–'
  return isSameDay(at, now) ? clockTime(at) : `${day(at)}, ${clockTime(at)}`
}

export const isSameDay = (one: EpochMs, other: EpochMs): boolean => DATE.format(one) === DATE.format(other)

/** `Wed 25 Nov`. */
export const day = (at: EpochMs): string => DAY.format(at).replace(',', '')

/** With day and year, for what may be far away: `24 Nov 2026, 14:05:30`. */
export const fullMoment = (at: EpochMs): string => (isMoment(at) ? `${DATE.format(at)}, ${clockTime(at)}` : '–')
