import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { stayingHere } from '#lib/history/created.ts'
import type { HistoryEntry } from '#lib/history/entry.ts'
import { createHistory, type HistoryPorts } from '#lib/history/history.ts'
import { openHistoryDb, readEntries } from '#lib/history/history-db.ts'
import { INDEX } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

const DAY = 24 * 60 * 60_000
const draft: RequestDraft = { method: 'GET', path: '/x', pathValues: {}, query: [], headers: [], body: '' }

function exchange(id: string, change: Partial<Exchange> = {}): Exchange {
  return {
    ...{ id, page: 'tab:1', profileId: 'acme', profileName: 'Acme', environment: 'test', state: 'answered' },
    ...{ startedAt: 1000, durationMs: 20, notes: [], draft },
    request: {
      method: 'GET',
      url: 'https://api.getsignet.xyz/fraud/v1/report/all?limit=2',
      headers: [],
      body: undefined,
    },
    answer: { status: 200, statusText: 'OK', headers: [], contentType: 'application/json', bytes: 2, kept: true },
    verdict: { kind: 'success', sentence: 'Succeeded: 200, success true' },
    ...change,
  }
}

let databases = 0
function rig(ports: Partial<HistoryPorts> = {}) {
  const db = openHistoryDb(`history-${databases++}`)
  const history = createHistory({
    ...{ db, now: () => 5000, bodyOf: async () => '{"success":true}', undoOf: async () => undefined },
    hasProfile: async () => true,
    retention: async () => ({ days: 30, most: 5000, keepAnswers: false }),
    ...ports,
  })
  const ids = async () => (await readEntries(db, 'acme')).map(({ id }) => id)
  return { db, history, ids }
}

it('lists the sends of a profile, newest first, and none that is under way', async () => {
  const { history, ids } = rig()

  await history.record([
    exchange('new', { startedAt: 3000 }),
    exchange('pending', { state: 'pending' }),
    exchange('old', { startedAt: 2000 }),
    exchange('other', { profileId: 'else' }),
  ])

  expect(await ids()).toEqual(['new', 'old'])
})

it('keeps what was typed, and no answer unless the user wants answers kept', async () => {
  const without = rig()
  const keeping = rig({ retention: async () => ({ days: 30, most: 5000, keepAnswers: true }) })

  await without.history.record([exchange('one')])
  await keeping.history.record([exchange('one')])

  expect((await without.db.drafts.get('one'))?.draft).toEqual(draft)
  expect(await without.db.answers.count()).toBe(0)
  expect((await keeping.db.answers.get('one'))?.text).toBe('{"success":true}')
})

it('leaves a pin where it is when the same send is told again', async () => {
  const { db, history } = rig()
  await history.record([exchange('one')])
  await history.pin('one', true)

  await history.record([exchange('one', { durationMs: 99 })])

  expect(await db.entries.get('one')).toMatchObject({ pinned: true, durationMs: 20 })
})

it('clears all but what is pinned, and brings it back when the act is undone', async () => {
  const { history, ids } = rig()
  await history.record([exchange('a'), exchange('b', { startedAt: 2 }), exchange('c', { startedAt: 3 })])
  await history.pin('b', true)

  await history.clear('acme', 'act')
  expect(await ids()).toEqual(['b'])
  await history.restore('act')

  expect(await ids()).toEqual(['a', 'c', 'b'])
})

it('deletes for good what was removed a while ago, and nothing sooner', async () => {
  let now = 5000
  const { db, history, ids } = rig({ now: () => now })
  await history.record([exchange('a', { startedAt: now })])
  await history.remove(['a'], 'first')
  now += 9 * 60_000
  await history.tidy()
  await history.restore('first')
  expect(await ids()).toEqual(['a'])

  await history.remove(['a'], 'act')
  now += 11 * 60_000
  await history.tidy()
  await history.restore('act')

  expect(await db.entries.count()).toBe(0)
  expect(await db.drafts.count()).toBe(0)
})

it('deletes what is too old or too much, and never what is pinned', async () => {
  const now = 100 * DAY
  const { history, ids } = rig({
    now: () => now,
    retention: async () => ({ days: 30, most: 3, keepAnswers: false }),
  })
  const days = [99, 98, 97, 96, 50, 40]
  await history.record(days.map((day) => exchange(`day-${day}`, { startedAt: day * DAY })))
  await history.pin('day-40', true)

  await history.tidy()

  expect(await ids()).toEqual(['day-99', 'day-98', 'day-40'])
})

it('no longer offers to take back what a later call has taken back', async () => {
  const undo = { label: 'Take off', draft: { ...draft, operationId: 'remove', body: '{"clientId":"1","note":"x"}' } }
  const { db, history } = rig({ undoOf: async ({ operationId }) => (operationId === 'add' ? undo : undefined) })
  await history.record([exchange('made', { operationId: 'add' })])
  expect((await db.entries.get('made'))?.undoneAt).toBeUndefined()

  const body = '{ "note": "x", "clientId": "1" }'
  await history.record([
    exchange('other', { operationId: 'remove', draft: { ...undo.draft, body: '{"clientId":"2"}' } }),
  ])
  expect((await db.entries.get('made'))?.undoneAt).toBeUndefined()
  await history.record([exchange('undone', { operationId: 'remove', draft: { ...undo.draft, body } })])

  expect((await db.entries.get('made'))?.undoneAt).toBe(5000)
})

it('offers no longer what the service says is gone, and goes on offering what was refused', async () => {
  const undo = { label: 'Remove', draft: { ...draft, operationId: 'remove' } }
  const { db, history } = rig({ undoOf: async ({ operationId }) => (operationId === 'add' ? undo : undefined) })
  const answered = (status: number, kind: 'failure' | 'not-an-envelope') => ({
    ...{ operationId: 'remove', draft: undo.draft, verdict: { kind, sentence: 'Failed' } },
    answer: { status, statusText: '', headers: [], contentType: 'application/json', bytes: 2, kept: true },
  })
  await history.record([exchange('made', { operationId: 'add' })])
  await history.record([
    exchange('busy', answered(429, 'failure')),
    exchange('proxy', answered(404, 'not-an-envelope')),
  ])
  expect((await db.entries.get('made'))?.undoneAt).toBeUndefined()

  await history.record([exchange('gone', answered(404, 'failure'))])
  expect((await db.entries.get('made'))?.undoneAt).toBe(5000)
})

it('tells what stays because no call takes it back', () => {
  const entry = (operationId: string, change: Partial<HistoryEntry> = {}) =>
    ({ operationId, status: 201, verdict: 'success', ...change }) as HistoryEntry
  const undo = { label: 'Remove', draft }
  const entries = [
    entry('createIntentMandate'),
    entry('enrollUser'),
    entry('createIntentMandate'),
    entry('registerClient', { undo }),
    entry('createCartMandate', { verdict: 'failure', status: 400 }),
    entry('generateToken'),
    entry('listClients', { status: 200 }),
  ]

  expect(stayingHere(entries, INDEX)).toEqual([
    { operationId: 'createIntentMandate', count: 2 },
    { operationId: 'enrollUser', count: 1 },
  ])
})

it('gives up its older half where the disk is full, and keeps what is new', async () => {
  const { db, history, ids } = rig()
  await history.record([exchange('a', { startedAt: 1 }), exchange('b', { startedAt: 2 })])
  const { put } = db.entries
  let full = true
  db.entries.put = ((...given: Parameters<typeof put>) => {
    if (!full) return put.apply(db.entries, given)
    full = false
    throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  }) as typeof put

  await history.record([exchange('c', { startedAt: 3 })])

  expect(await ids()).toEqual(['c', 'b'])
})

it('keeps nothing of a profile that was deleted while its last send was being recorded', async () => {
  let isThere = true
  const { history, db, ids } = rig({ hasProfile: async () => isThere })
  db.entries.hook('creating', () => {
    isThere = false
  })

  await history.record([exchange('late')])

  expect(await ids()).toEqual([])
  expect(await db.drafts.count()).toBe(0)
})
