import type { EpochMs } from '../token/token.ts'

/** What a Date can hold: a server may say anything. */
export const isMoment = (at: number): boolean => Math.abs(at) <= 8.64e15

/**
 * `14:05:30`, by the user's own clock and zone: the one way in which a time of day is written. Without `Intl`, whose
 * formats take their time to be made, and the popup shows one first.
 */
export function clockTime(at: EpochMs): string {
  if (!isMoment(at)) return '–'
  const date = new Date(at)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => `${part}`.padStart(2, '0')).join(':')
}
