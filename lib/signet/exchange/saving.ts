import type { EpochMs } from '../token/token.ts'

/** How a body stands that is too long to be shown and goes into a file. */
export type Saving =
  | { readonly state: 'running'; readonly received: number; readonly total: number | undefined }
  | { readonly state: 'saved'; readonly name: string; readonly bytes: number }
  | { readonly state: 'ended'; readonly reason: string }

/** Endings of files by what stands in their content type. What a browser would run gets none of its own. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/[/+]json$/, 'json'],
  [/ndjson|jsonl/, 'ndjson'],
  [/csv$/, 'csv'],
  [/^application\/pdf$/, 'pdf'],
  [/zip$/, 'zip'],
  [/^text\//, 'txt'],
]

/** `listClients-2026-11-28-0215.json`: what it is, and when it came. */
export function savedFileName(operationId: string | undefined, contentType: string, at: EpochMs): string {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const ending = ENDINGS.find(([kind]) => kind.test(type))?.[1] ?? 'bin'
  // An operation of an imported document may be called anything.
  const name = operationId?.replace(/[^\w-]+/g, '-').slice(0, 80) || 'signet'
  return `${name}-${localMinute(at)}.${ending}`
}

function localMinute(at: EpochMs): string {
  const date = new Date(at)
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}`
}
