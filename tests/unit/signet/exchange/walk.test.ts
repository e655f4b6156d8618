import { expect, it } from 'vitest'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { createWalk, type ListPage, type Walk } from '#lib/signet/exchange/walk.ts'
import { type PageAnswer, runWalk, type WalkState } from '#lib/signet/exchange/walk-run.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

const OPERATION = operationById('listClients') as Operation
const row = (at: number) => JSON.stringify({ clientId: `c${at}`, status: 'active' })
const rowsOf = (...numbers: number[]) => numbers.map(row)
const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at)

const asked = ({ query }: RequestDraft) => Object.fromEntries(query.map(({ name, value }) => [name, value]))
const walkOf = (): Walk => createWalk(draftOf(OPERATION), OPERATION) as Walk

/** Walks a list whose pages a function makes; gives back all rows and how it stands at the end. */
function read(page: (offset: number, limit: number) => ListPage) {
  const walk = walkOf()
  const rows: string[] = []
  for (let draft = walk.next(); draft !== undefined; draft = walk.next()) {
    const { offset, limit } = asked(draft)
    rows.push(...walk.take(page(Number(offset), Number(limit))))
  }
  return { ...walk.progress(), rows }
}
const slices = (list: readonly string[]) => (offset: number, limit: number) => ({
  rows: list.slice(offset, offset + limit),
  total: list.length,
})

it('asks for as many rows as a page may have, each page from the last row of the one before', () => {
  const walk = walkOf()

  expect(asked(walk.next() as RequestDraft)).toMatchObject({ limit: '100', offset: '0' })
  walk.take({ rows: from(0, 100).map(row), total: 150 })
  expect(asked(walk.next() as RequestDraft)).toMatchObject({ limit: '100', offset: '99' })
  expect(walk.take({ rows: from(99, 51).map(row), total: 150 })).toHaveLength(50)
  expect(walk.next()).toBeUndefined()
})

it('keeps the filters of the request', () => {
  const draft = { ...draftOf(OPERATION), query: [{ name: 'status', value: 'active', enabled: true }] }

  expect(asked(createWalk(draft, OPERATION)?.next() as RequestDraft)).toEqual({
    status: 'active',
    limit: '100',
    offset: '0',
  })
  expect(createWalk(draft, operationById('registerClient') as Operation)).toBeUndefined()
})

it('reads a list that stands still with nothing to tell', () => {
  const list = from(0, 1_234).map(row)

  expect(read(slices(list))).toMatchObject({ rows: list, total: 1_234, pages: 13, findings: [], key: 'clientId' })
})

it('reads a list that tells no total until a page brings nothing new', () => {
  const list = from(0, 250).map(row)
  const page = (offset: number, limit: number) => ({ ...slices(list)(offset, limit), total: undefined })

  expect(read(page)).toMatchObject({ rows: list, findings: [] })
})

it('goes on where a server gives fewer rows than it was asked for', () => {
  const list = from(0, 250).map(row)

  expect(read((offset) => slices(list)(offset, 40))).toMatchObject({ rows: list, findings: [] })
})

it('tells rows that come again, and leaves them out', () => {
  const list = [...rowsOf(0, 1, 2), ...from(3, 200).map(row)]
  list[150] = row(2)
  const { rows, findings } = read(slices(list))

  expect(findings).toEqual([
    { kind: 'duplicate', first: 3, again: 151 },
    { kind: 'missing', count: 1 },
  ])
  expect(rows).toHaveLength(202)
})

it('tells where rows were left out of a page', () => {
  const list = from(0, 300).map(row)
  const { rows, findings } = read((offset, limit) => {
    const page = slices(list)(offset, limit)
    return offset === 99 ? { ...page, rows: page.rows.toSpliced(50, 2) } : page
  })

  expect(rows).toHaveLength(298)
  expect(findings).toEqual([
    { kind: 'gap', row: 198, count: 2 },
    { kind: 'missing', count: 2 },
  ])
})

it('tells where a page does not go on from the one before', () => {
  const list = from(0, 300).map(row)
  const { rows, findings } = read((offset, limit) => {
    const page = slices(list)(offset, limit)
    return offset === 99 ? { ...page, rows: page.rows.toReversed() } : page
  })

  expect(new Set(rows)).toEqual(new Set(list))
  expect(findings).toContainEqual({ kind: 'moved', row: 101 })
})

it('tells a total that changes while the list is read', () => {
  const list = from(0, 300).map(row)
  const { findings } = read((offset, limit) => {
    const now = offset === 0 ? list : list.slice(1)
    return slices(now)(offset, limit)
  })

  expect(findings).toContainEqual({ kind: 'total', row: 101, from: 300, to: 299 })
  expect(findings).toContainEqual({ kind: 'moved', row: 101 })
})

it('ends on a server that gives the same page again and again', () => {
  expect(read(() => ({ rows: rowsOf(1, 2), total: 9 }))).toMatchObject({ pages: 2 })
})

function run(answers: readonly (PageAnswer | Error)[], stopAfter = 99) {
  const states: WalkState[] = []
  const slept: number[] = []
  let sent = 0
  const done = runWalk(walkOf(), {
    send: async () => {
      const answer = answers[sent++] as PageAnswer
      if (answer instanceof Error) throw answer
      return answer
    },
    sleep: async (ms) => void slept.push(ms),
    isStopped: () => sent >= stopAfter,
    onRows: () => {},
    onState: (state) => void states.push(state),
  })
  return done.then((last) => ({ last, states: states.map(({ state }) => state), slept }))
}
const fine = (rows: readonly string[], total: number): PageAnswer => ({
  status: 200,
  page: { rows, total },
  retryAfterMs: undefined,
  sentence: 'Succeeded: 200',
  renewed: false,
})
const busy = (retryAfterMs?: number): PageAnswer => ({ ...fine([], 0), status: 429, page: undefined, retryAfterMs })

it('waits as long as a server asks for, and tells how often', async () => {
  const { last, states, slept } = await run([
    fine(from(0, 100).map(row), 150),
    busy(7_000),
    busy(),
    { ...fine(from(99, 51).map(row), 150), renewed: true },
  ])

  expect(slept).toEqual([7_000, 5_000])
  expect(states).toEqual(['running', 'running', 'waiting', 'waiting', 'running', 'done'])
  expect(last).toMatchObject({ state: 'done', rows: 150, waits: 2, renewals: 1, findings: [] })
})

it('stops when it is told to, and ends where it gets no page', async () => {
  const first = fine(from(0, 100).map(row), 300)

  expect((await run([first, first], 1)).last).toMatchObject({ state: 'stopped', pages: 0 })
  expect((await run([first, new Error('No network.')])).last).toMatchObject({
    state: 'failed',
    failure: 'No network.',
    rows: 100,
  })
  expect((await run([first, { ...busy(), status: 500 }])).last).toMatchObject({ state: 'failed' })
  expect((await run([busy(3_600_000)])).last).toMatchObject({ state: 'failed', waits: 0 })
  expect((await run(Array(9).fill(busy()))).last).toMatchObject({ state: 'failed', waits: 6 })
})
