import { t } from '#lib/text.ts'
import { corruptedNumber } from './exact-number.ts'
import { momentOf } from './moments.ts'
import type { KindName } from './node-columns.ts'
import { spanOf } from './spans.ts'

/** What stands behind a value, for people: a moment in words, a span, or a warning. */
export interface Explanation {
  readonly tone: 'note' | 'warning'
  readonly text: string
}

export interface Explained {
  readonly kind: KindName
  /** Of its object; undefined in a list. */
  readonly name: string | undefined
  /** What a string says, or a number as it was received. */
  readonly text: string
}

/** Longer texts are neither moments nor spans. */
const LONGEST = 64

/**
 * Explains a value, where there is something to explain.
 *
 * @param now Epoch milliseconds, for "in 3 days".
 * @param timeZone An IANA name; undefined for that of this computer.
 */
export function explain({ kind, name = '', text }: Explained, now: number, timeZone?: string): Explanation | undefined {
  if (kind === 'number') {
    const read = corruptedNumber(text)
    if (read !== undefined) return { tone: 'warning', text: t('JavaScript reads {read}', { read }) }
  }
  if ((kind !== 'string' && kind !== 'number') || text.length > LONGEST) return undefined
  const said = momentOf(text, kind, name, now, timeZone) ?? spanOf(text, kind, name)
  return said === undefined ? undefined : { tone: 'note', text: said }
}
