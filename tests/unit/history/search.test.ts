import { expect, it } from 'vitest'
import type { HistoryEntry } from '#lib/history/entry.ts'
import { NO_FILTER, searchHistory } from '#lib/history/search.ts'

function entry(id: string, change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    ...{ id, profileId: 'acme', environment: 'test', operationId: 'listReports', method: 'GET', path: '/fraud/v1' },
    ...{ startedAt: 1, durationMs: 2, status: 200, verdict: 'success', sentence: 'Succeeded', codes: [] },
    ...{ words: 'get /fraud/v1 succeeded', pinned: false },
    ...change,
  }
}

const entries = [
  entry('list'),
  entry('refused', { verdict: 'failure', codes: ['invalid_format'], words: 'post /fraud/v1 refused ada@example.test' }),
  entry('pinned', { pinned: true, operationId: 'addDevice' }),
]
const found = (filter: Partial<typeof NO_FILTER>) =>
  searchHistory(entries, { ...NO_FILTER, ...filter }).map(({ id }) => id)

it('finds by words in any order, whatever their case', () => {
  expect(found({ text: '  ADA@ refused ' })).toEqual(['refused'])
  expect(found({ text: 'ada nobody' })).toEqual([])
})

it('filters by verdict, operation, code and pin, all at once', () => {
  expect(found({ verdict: 'success' })).toEqual(['list', 'pinned'])
  expect(found({ operationId: 'addDevice' })).toEqual(['pinned'])
  expect(found({ code: 'invalid_format' })).toEqual(['refused'])
  expect(found({ verdict: 'failure', pinnedOnly: true })).toEqual([])
  expect(found({})).toEqual(['list', 'refused', 'pinned'])
})
