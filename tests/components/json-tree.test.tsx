import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { JsonTree } from '#components/tree/JsonTree.tsx'
import { jsonTreeKey } from '#components/tree/json-tree-keys.ts'
import { nodesAtPath } from '#lib/answer/path-filter.ts'
import { readTree, type TreeReading } from '#lib/answer/tree-reading.ts'

const NOW = Date.parse('2026-11-24T18:00:00Z')

function render(text: string, change: Partial<Parameters<typeof JsonTree>[0]> = {}): string {
  const tree = readTree(text, () => undefined, nodesAtPath) as TreeReading
  const rows = tree.rows(0, 100)
  return renderToStaticMarkup(
    <JsonTree
      state={tree.state()}
      rowAt={(at) => rows[at]}
      filter=""
      filtering={false}
      now={NOW}
      onWant={() => {}}
      onToggle={() => {}}
      onOpenLevels={() => {}}
      onFilter={() => {}}
      onCopy={() => {}}
      onAbove={async () => 0}
      listRow={undefined}
      onActive={() => {}}
      onStep={() => {}}
      {...change}
    />,
  )
}

it('shows numbers as they were received, and warns of one that JavaScript would change', () => {
  const html = render('{"id": 12345678901234567890, "rate": 1.50}')

  expect(html).toContain('>12345678901234567890<')
  expect(html).toContain('JavaScript reads 12345678901234567000')
  expect(html).toContain('>1.50<')
  expect(html.match(/JavaScript reads/g)).toHaveLength(1)
})

it('spells out what cannot be seen, in names and values', () => {
  const html = render('{"na\u202Eme": "va\u202Elue", "in": {"\u2066x": 1}}')

  expect(html).not.toMatch(/[\u202E\u2066]/)
  expect(html.match(/\\u\{202e\}/g)).toHaveLength(2)
})

it('explains dates, and marks names that stand twice', () => {
  const html = render('{"at": "2026-11-24T16:00:00Z", "at": 1}')

  expect(html).toContain('2 hours ago')
  expect(html.match(/>twice</g)).toHaveLength(2)
})

it('is a tree to assistive technology, with one tab stop', () => {
  const html = render('{"a": [1, 2]}')

  expect(html).toContain('role="tree" aria-label="Answer"')
  expect(html).toMatch(/role="treeitem"[^>]*aria-level="3" aria-setsize="2" aria-posinset="2"/)
  expect(html.match(/role="treeitem"[^>]*tabindex/)).toBeNull()
})

it('draws the rows on show alone, and no markup of the answer', () => {
  const html = render(JSON.stringify(Array.from({ length: 150 }, () => '<img src=x>')))

  expect(html.match(/role="treeitem"/g)?.length).toBeLessThan(50)
  expect(html).not.toContain('<img')
})

it('tells how many match, and what is wrong with a JSONPath', async () => {
  const tree = readTree('{"a": 1, "b": 2}', () => undefined, nodesAtPath) as TreeReading
  const told = async (filter: string) => render('{"a": 1, "b": 2}', { state: await tree.filter(filter), filter })

  expect(await told('a')).toContain('1 of 3 match')
  expect(await told('zzz')).toContain('Nothing in this answer matches')
  expect(await told('$[')).toMatch(/aria-invalid="true"/)
})

it('says where JSON breaks off', () => {
  expect(render('{"a": [1, 2')).toContain('in line 1, column 12')
})

it.each([
  ['ArrowDown', 0, true, 1],
  ['ArrowUp', 0, true, 0],
  ['End', 0, true, 9],
  ['PageDown', 3, undefined, 8],
  ['ArrowRight', 2, true, 3],
  ['ArrowRight', 2, false, 'toggle'],
  ['ArrowRight', 2, undefined, 2],
  ['ArrowLeft', 2, true, 'toggle'],
  ['ArrowLeft', 2, undefined, 'up'],
  ['Enter', 2, false, 'toggle'],
  ['x', 2, false, undefined],
] as const)('moves by %s from row %i, open %s, to %s', (key, at, open, meant) => {
  const tree = readTree('[[1]]', () => undefined, nodesAtPath) as TreeReading
  const [row] = tree.rows(0, 1)

  expect(jsonTreeKey(key, at, row && { ...row, open }, 10, 5)).toBe(meant)
})

it('tells of a list that is still being read that there is more of it', () => {
  const text = '{"done": [1], "list": [1, 2'
  const tree = readTree(text, () => undefined, nodesAtPath, { whole: false }) as TreeReading
  const html = render(text, { state: tree.state(), rowAt: (at) => tree.rows(at, at + 1)[0] })

  expect(html).toContain('>Reading<')
  expect(html).toContain('>[1]<')
  expect(html).toContain('>[2+]<')
  expect(render('[1]')).not.toMatch(/Reading|\+\]/)
})
