import fc from 'fast-check'
import { JSONPathEnvironment } from 'json-p3'
import { expect, it } from 'vitest'
import { nodesAtPath } from '#lib/answer/path-filter.ts'
import { readTree, type TreeReading } from '#lib/answer/tree-reading.ts'

const never = () => undefined
function treeOf(value: unknown): TreeReading {
  return readTree(typeof value === 'string' ? value : JSON.stringify(value), never, nodesAtPath) as TreeReading
}
const names = (tree: TreeReading) => tree.rows(0, 1_000).map(({ name, order }) => name ?? order)

const LIST = {
  success: true,
  data: {
    clients: Array.from({ length: 300 }, (_, at) => ({ clientId: `id-${at}`, name: at % 120 === 0 ? 'Grace' : 'Ada' })),
    pagination: { total: 300 },
  },
}

it('opens a short answer whole, and a long one as far as it can be overlooked', () => {
  expect(names(treeOf({ a: { b: [1, { c: 2 }] } }))).toEqual([0, 'a', 'b', 0, 1, 'c'])
  expect(names(treeOf(LIST))).toEqual([0, 'success', 'data', 'clients', 'pagination'])
})

it('folds one value, and all below a level', () => {
  const tree = treeOf({ a: { b: [1] }, c: {} })

  const [, a] = tree.rows(0, 2)
  expect(tree.toggle(a?.node ?? -1)).toMatchObject({ rows: 3, values: 5, levels: 4 })
  expect(tree.rows(1, 3)).toMatchObject([
    { name: 'a', open: false, size: 1, source: '{b: […]}', level: 2, order: 0, siblings: 2 },
    { name: 'c', open: undefined, source: '{}' },
  ])
  expect(tree.openLevels(3)).toMatchObject({ rows: 4, openLevels: 3 })
  expect(tree.openLevels(99)).toMatchObject({ rows: 5, openLevels: 4 })
})

it('shows what a text filter means with what leads to it, and counts', async () => {
  const tree = treeOf(LIST)

  expect(await tree.filter('grace')).toMatchObject({ matches: 3, values: 906, rows: 9 })
  expect(names(tree)).toEqual([0, 'data', 'clients', 0, 'name', 120, 'name', 240, 'name'])
  expect(await tree.filter('pagination')).toMatchObject({ matches: 1, rows: 3 })
  const [, , pagination] = tree.rows(0, 3)
  expect(pagination).toMatchObject({ name: 'pagination', matches: true, open: false })
  tree.toggle(pagination?.node ?? -1)
  expect(names(tree)).toEqual([0, 'data', 'pagination', 'total'])
  expect(await tree.filter('')).toMatchObject({ matches: undefined, rows: 5 })
})

it('finds in names and values what they mean, however they are written, and nothing between them', async () => {
  const tree = treeOf('{"caf\\u00e9": "a\\/b", "plain": "x, y", "n": 1.50, "quote\\"d": "😀"}')
  const found = async (filter: string) => {
    await tree.filter(filter)
    return tree.rows(0, 9).flatMap(({ matches, name }) => (matches ? [name] : []))
  }

  expect(await found('CAFÉ')).toEqual(['café'])
  expect(await found('a/b')).toEqual(['café'])
  expect(await found('x, y')).toEqual(['plain'])
  expect(await found('1.5')).toEqual(['n'])
  expect(await found('e"d')).toEqual(['quote"d'])
  expect(await found('", "')).toEqual([])
  expect(await found('": ')).toEqual([])
  expect(await found('u00e9')).toEqual([])
})

it('finds every value that holds a text, as looking through them one by one does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.constantFrom('a', '1', 'e', '"', 'l', '\\', 'A,'), async (text, sought) => {
      const tree = treeOf(text)
      tree.openLevels(99)
      const all = tree.rows(0, 9_999)
      const wanted = all.filter(({ name, kind, text: said }) => {
        const own = kind === 'object' || kind === 'array' ? '' : said
        return [name ?? '', own].some((part) => part.toLowerCase().includes(sought.toLowerCase()))
      })
      expect((await tree.filter(sought)).matches).toBe(wanted.length)
    }),
  )
})

it('filters by JSONPath, and says what is wrong with one', async () => {
  const tree = treeOf(LIST)

  expect(await tree.filter("$.data.clients[?@.name == 'Grace'].clientId")).toMatchObject({ matches: 3 })
  expect(tree.rows(0, 99).flatMap(({ matches, text }) => (matches ? [text] : []))).toEqual(['id-0', 'id-120', 'id-240'])
  const wrong = await tree.filter('$.data[?')
  expect(wrong).toMatchObject({ matches: undefined, rows: 5 })
  expect(wrong.problem).toMatch(/\w/)
  expect(await tree.filter('$5')).toMatchObject({ matches: 0, problem: undefined })
})

it('finds by JSONPath the very values that the library finds', async () => {
  const paths = ['$..*', '$[*]', '$..[0]', '$..a', '$[?@.a]', '$..[::2]', "$['__proto__']"]
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.constantFrom(...paths), async (text, path) => {
      const tree = treeOf(text)
      const wanted = new JSONPathEnvironment().query(path, JSON.parse(text))
      const pointers = new Set(wanted.pointers().map(String))
      await tree.filter(path)
      tree.openLevels(99)
      const found = tree.rows(0, 9_999).filter(({ matches }) => matches)
      expect(new Set(found.map(({ node }) => tree.copy(node, 'pointer')))).toEqual(pointers)
    }),
  )
})

it('drops a filter that was overtaken by another', async () => {
  const many = JSON.stringify(Array.from({ length: 5_000 }, () => 'a'))
  const tree = readTree(many, () => Promise.resolve(), nodesAtPath) as TreeReading

  const [first, second] = await Promise.all([tree.filter('a'), tree.filter('b')])

  expect(first.filter).toBe('b')
  expect(second).toMatchObject({ filter: 'b', matches: 0 })
})

it('copies value, pointer and path of a row, and finds what it stands in', () => {
  const tree = treeOf({ data: { name: 'Ada "the first"', tags: [1, [2]] } })
  const copied = (name: string, part: 'value' | 'pointer' | 'path') =>
    tree.copy(tree.rows(0, 99).find((row) => row.name === name)?.node ?? -1, part)

  expect(copied('name', 'value')).toBe('Ada "the first"')
  expect(copied('tags', 'value')).toBe(JSON.stringify([1, [2]], null, 2))
  expect(copied('tags', 'pointer')).toBe('/data/tags')
  expect(copied('tags', 'path')).toBe('$.data.tags')
  expect([tree.rowAbove(5), tree.rowAbove(3), tree.rowAbove(0)]).toEqual([3, 1, 0])
})

it('marks names that stand twice', () => {
  const tree = treeOf('{"a": 1, "b": 2, "\\u0061": 3}')

  expect(tree.rows(1, 4).map(({ twice }) => twice)).toEqual([true, false, true])
})

it('shows what came of JSON that breaks off, and no tree of what is none', () => {
  const broken = treeOf('{"success": true, "data": {"clients": [1, 2')

  expect(broken.state().fault).toMatchObject({ line: 1, column: 44 })
  expect(names(broken)).toEqual([0, 'success', 'data', 'clients', 0, 1])
  expect(readTree('<html>', never, nodesAtPath)).toBeUndefined()
  expect(readTree('12 apples', never, nodesAtPath)).toBeUndefined()
  expect(readTree('', never, nodesAtPath)).toBeUndefined()
})

it('finds the row of a list that a value stands in, and none for what is in no row', () => {
  const tree = treeOf({ total: 2, data: { rows: [{ id: 'a' }, { id: 'b', deep: [{ x: 1 }] }], after: 1 } })
  const nodes = tree.openLevels(9) && tree.rows(0, 20).map(({ node }) => node)
  const place = { items: '/data/rows' }
  const numbers = nodes.map((node) => tree.listRow(node, place)?.number)

  expect(names(tree)).toEqual([0, 'total', 'data', 'rows', 0, 'id', 1, 'id', 'deep', 0, 'x', 'after'])
  expect(numbers).toEqual([...Array(4), 1, 1, 2, 2, 2, 2, 2, undefined])
  expect(tree.listRow(nodes[10] ?? -1, place)?.source).toBe('{"id":"b","deep":[{"x":1}]}')
  expect(tree.listRow(nodes[10] ?? -1, { items: '/data/after' })).toBeUndefined()
})
