import type { Answer } from '#lib/signet/exchange/exchange.ts'
import { LANGUAGE, t } from '#lib/text.ts'

/** `184 ms`, `2.4 s`. */
export function formatDuration(durationMs: number): string {
  return durationMs < 1000
    ? t('{n} ms', { n: Math.round(durationMs) })
    : t('{n} s', { n: formatTenths(durationMs / 1000) })
}

/** `512 B`, `4.6 kB`, `27.0 MB`: decimal, as the developer tools count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return t('{n} B', { n: bytes })
  return bytes < 1_000_000
    ? t('{n} kB', { n: formatTenths(bytes / 1000) })
    : t('{n} MB', { n: formatTenths(bytes / 1_000_000) })
}

/** How long an answer is. Of one whose reading was stopped nobody knows more than that. */
export function answerSize({ body, bytes }: Pick<Answer, 'body' | 'bytes'>): string {
  return body === 'unread' && bytes === 0 ? t('more than 100 MB') : formatBytes(bytes)
}

/** `2.4`: one digit behind the point, or what the language has in its place. */
export function formatTenths(amount: number): string {
  // Rounded by what the number is, and not by how it is written.
  return Number(amount.toFixed(1)).toLocaleString(LANGUAGE, { minimumFractionDigits: 1, useGrouping: false })
}
