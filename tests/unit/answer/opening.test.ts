import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDesk } from '#lib/answer/desk.ts'
import { readHead } from '#lib/answer/opening.ts'
import { nodesAtPath } from '#lib/answer/path-filter.ts'
import { readTree, type TreeReading } from '#lib/answer/tree-reading.ts'

const never = () => undefined
const CLIENTS = Array.from({ length: 5_000 }, (_, at) => ({ clientId: `id-${at}`, name: `Zoë Example ${at}` }))
const LONG = new Blob([JSON.stringify({ success: true, data: { clients: CLIENTS, pagination: { total: 5_000 } } })])

it('shows the beginning of a long answer before it has read the rest', async () => {
  const desk = createDesk(never, nodesAtPath)

  const opened = await desk.open(LONG)
  const early = await desk.treeRows(0, 100)
  const whole = await desk.whole()
  const rows = await desk.treeRows(0, 100)

  expect(opened).toMatchObject({ characters: undefined, tree: { whole: false, fault: undefined } })
  expect(early.map(({ name }) => name)).toEqual([undefined, 'success', 'data', 'clients'])
  expect(early.map(({ grows }) => grows)).toEqual([true, false, true, true])
  expect(whole).toMatchObject({ tree: { whole: true, values: 15_006 } })
  expect(rows.slice(3)).toMatchObject([
    { name: 'clients', size: 5_000, grows: false },
    { name: 'pagination', size: 1 },
  ])
})

it('answers from all of a long answer what needs all of it, asked for or not', async () => {
  const desk = createDesk(never, nodesAtPath)
  await desk.open(LONG)

  expect(await desk.filter('example 4999')).toMatchObject({ matches: 1, whole: true })
  expect(await desk.openTable({ items: '/data/clients' })).toMatchObject({ table: { rows: 5_000 } })
  expect(await desk.text('received')).toBe(await LONG.text())
})

it('reads a short answer at once, and no tree of what is no JSON', async () => {
  const desk = createDesk(never, nodesAtPath)

  expect(await desk.open(new Blob(['[1, 2]']))).toMatchObject({ characters: 6, tree: { whole: true, values: 3 } })
  expect(await desk.open(new Blob(['<p>'.repeat(100_000)]))).toEqual({ characters: 300_000, tree: undefined })
})

it('tells of a long answer that breaks off when it has come to that place', async () => {
  const desk = createDesk(never, nodesAtPath)

  expect(await desk.open(LONG.slice(0, -2))).toMatchObject({ tree: { fault: undefined } })
  expect(await desk.whole()).toMatchObject({ tree: { fault: { line: 1 } } })
})

/** The rows of a tree that is open at every level; of what may still grow no more than that it stands there. */
function rowsOf(tree: TreeReading | undefined, grown: ReadonlySet<number>) {
  tree?.openLevels(99)
  const rows = tree?.rows(0, 10_000) ?? []
  return rows.map(({ siblings, twice, ...row }) => {
    const { node, name, order, level, kind } = row
    return grown.has(node) ? { node, name, order, level, kind } : row
  })
}

it('shows of a beginning nothing that the whole does not bear out', async () => {
  const texts = fc.json({ maxDepth: 3 }).map((text) => `{"ä": [${text}, 12345.5e2], "b": ${text}}`)
  await fc.assert(
    fc.asyncProperty(texts, fc.double({ min: 0, max: 1, noNaN: true }), async (text, part) => {
      const body = new Blob([text])
      const head = await readHead(body, Math.floor(body.size * part), never, nodesAtPath)
      head?.openLevels(99)
      const growing = new Set(head?.rows(0, 10_000).flatMap(({ grows, node }) => (grows ? [node] : [])))
      const early = rowsOf(head, growing)

      expect(early).toEqual(rowsOf(readTree(text, never, nodesAtPath), growing).slice(0, early.length))
    }),
    { numRuns: 1_000 },
  )
})
