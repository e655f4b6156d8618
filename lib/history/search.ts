import type { Verdict } from '#lib/signet/envelope/verdict.ts'
import type { HistoryEntry } from './entry.ts'

/** What of the history is wanted; undefined and empty for all. */
export interface HistoryFilter {
  /** Words that must all be there, in any order: in method, path, sentence, codes, or the body that was sent. */
  readonly text: string
  readonly verdict: Verdict['kind'] | undefined
  readonly operationId: string | undefined
  readonly code: string | undefined
  readonly pinnedOnly: boolean
}

export const NO_FILTER: HistoryFilter = {
  text: '',
  verdict: undefined,
  operationId: undefined,
  code: undefined,
  pinnedOnly: false,
}

/** The entries that a filter lets through, in their order. Linear: 10,000 take a few milliseconds. */
export function searchHistory(entries: readonly HistoryEntry[], filter: HistoryFilter): readonly HistoryEntry[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(
    (entry) =>
      (filter.verdict === undefined || entry.verdict === filter.verdict) &&
      (filter.operationId === undefined || entry.operationId === filter.operationId) &&
      (filter.code === undefined || entry.codes.includes(filter.code)) &&
      (!filter.pinnedOnly || entry.pinned) &&
      words.every((word) => entry.words.includes(word)),
  )
}
