import fc from 'fast-check'
import { expect, it } from 'vitest'
import { indexJson, type JsonIndex } from '#lib/answer/json-index.ts'
import { childrenOf, nameOf, pathOf, pointerOf, sourceOf } from '#lib/answer/json-node.ts'
import { layOut } from '#lib/answer/lay-out.ts'
import { kindName } from '#lib/answer/node-columns.ts'

/** The value that the index describes, made as `JSON.parse` makes it: of a name that stands twice the last counts. */
function described(index: JsonIndex, node = 0): unknown {
  const kind = kindName(index.kind[node])
  if (kind === 'array') return [...childrenOf(index, node)].map((child) => described(index, child))
  if (kind !== 'object') return JSON.parse(sourceOf(index, node))
  return Object.fromEntries(
    [...childrenOf(index, node)].map((child) => [nameOf(index, child), described(index, child)]),
  )
}

function parsed(text: string): unknown {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return 'no JSON'
  }
}

const read = (text: string): unknown => {
  const index = indexJson(text)
  return index.fault === undefined ? { value: described(index) } : 'no JSON'
}

/** Bits of which JSON is made, and some that spoil it. */
const bits = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"\\u00e9"',
    '"',
    '\\',
    '1',
    '-',
    '0',
    '.5',
    'e+2',
    '01',
    'true',
    'nul',
    'null',
  ],
  ...[' ', '\n', '\u0000', '\t', '\uFEFF', '"\\x"', '"\\ud83d"', '😀', '1E400', '-0'],
)

it('reads what JSON.parse reads, and refuses what it refuses', () => {
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      expect(read(text)).toEqual(parsed(text))
    }),
    { numRuns: 5_000 },
  )
  fc.assert(
    fc.property(fc.json(), fc.nat({ max: 8 }), (text, space) => {
      const laid = JSON.stringify(JSON.parse(text), null, space)
      expect(read(laid)).toEqual(parsed(laid))
    }),
  )
})

it('keeps digits, the order of names and names that stand twice', () => {
  const index = indexJson('{"b": 12345678901234567890, "a": 1.0, "b": 1e2}')

  const children = [...childrenOf(index, 0)]

  expect(children.map((child) => nameOf(index, child))).toEqual(['b', 'a', 'b'])
  expect(children.map((child) => sourceOf(index, child))).toEqual(['12345678901234567890', '1.0', '1e2'])
})

it('reads JSON that breaks off as far as it goes', () => {
  const index = indexJson('{"success": true, "data": {"clients": [{"id": 1}, {"id')

  expect(index.fault).toBe(54)
  expect(described(index)).toEqual({ success: true, data: { clients: [{ id: 1 }, {}] } })
})

it('reads a hundred thousand levels', () => {
  const deep = 100_000
  const index = indexJson('['.repeat(deep) + ']'.repeat(deep))

  expect([index.count, index.fault, index.next[0]]).toEqual([deep, undefined, deep])
})

it('names a value by JSON pointer and JSONPath', () => {
  const index = indexJson('{"data": {"a/b~c": [0, {"it\'s \\"so\\"": null, "été": 1}]}}')
  const named = (name: string) =>
    Array.from({ length: index.count }, (_, node) => node).find((node) => nameOf(index, node) === name) ?? -1

  expect(pointerOf(index, 0)).toBe('')
  expect(pathOf(index, 0)).toBe('$')
  expect(pointerOf(index, named('it\'s "so"'))).toBe('/data/a~1b~0c/1/it\'s "so"')
  expect(pathOf(index, named('it\'s "so"'))).toBe(`$.data['a/b~c'][1]['it\\'s "so"']`)
  expect(pathOf(index, named('été'))).toBe(`$.data['a/b~c'][1]['été']`)
})

it('lays a text out as JSON.stringify does, with its own digits', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(layOut(indexJson(text))).toBe(JSON.stringify(JSON.parse(text), null, 2))
    }),
  )
  expect(layOut(indexJson('{"a":1.0,"a":[{},[ ]]}'))).toBe('{\n  "a": 1.0,\n  "a": [\n    {},\n    []\n  ]\n}')
  expect(layOut(indexJson('{"a":[1,2'))).toContain('1,\n    2')
})
