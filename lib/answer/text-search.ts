import { lastAtOrBelow, type TextLines } from './text-lines.ts'

/** Hits beyond these are not counted: nobody looks at each. */
export const MOST_HITS = 100_000

/** Where a text stands in another. */
export interface TextHits {
  readonly starts: Uint32Array
  readonly count: number
  readonly length: number
}

/** Every place of a text in another, whatever the case, without overlaps. An empty text stands nowhere. */
export function findText(text: string, sought: string): TextHits {
  const starts: number[] = []
  if (sought !== '') {
    const pattern = new RegExp(sought.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi')
    for (let hit = pattern.exec(text); hit !== null && starts.length < MOST_HITS; hit = pattern.exec(text)) {
      starts.push(hit.index)
    }
  }
  return { starts: Uint32Array.from(starts), count: starts.length, length: sought.length }
}

/** A hit or its part in one row, in characters of the row. */
export interface HitMark {
  readonly from: number
  readonly to: number
  /** Which hit it is, from 0. */
  readonly hit: number
}

/** The marks of one row. A hit that goes on in the next row has a mark in each. */
export function marksIn(lines: TextLines, row: number, hits: TextHits): HitMark[] {
  const { start, text } = lines.row(row)
  const marks: HitMark[] = []
  if (hits.count === 0) return marks
  const before = lastAtOrBelow(hits.starts, hits.count, Math.max(0, start - hits.length))
  for (let hit = before; hit < hits.count; hit++) {
    const at = (hits.starts[hit] as number) - start
    if (at >= text.length) break
    const [from, to] = [Math.max(0, at), Math.min(text.length, at + hits.length)]
    if (to > from) marks.push({ from, to, hit })
  }
  return marks
}
