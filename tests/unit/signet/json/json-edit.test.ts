import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { removeAt, setAt, swapItems } from '#lib/signet/json/json-edit.ts'
import { formatJson } from '#lib/signet/json/json-format.ts'
import { type JsonNode, nodeAt, parseNode } from '#lib/signet/json/json-node.ts'
import { pointerTo } from '#lib/signet/json/json-pointer.ts'

/** JSON as people write it: laid out or not, numbers that JavaScript would change, names that need care. */
const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent))
  .map((text) => text.replace(/(?<=[:,[]\s*)[0-9](?=\s*[,}\]])/g, '7.10000000000000000001e0'))

/** Every place of a text, and what stands there, as written. */
function places(text: string, node = parseNode(text), pointer = ''): ReadonlyMap<string, string> {
  const inner =
    node?.kind === 'array'
      ? node.items.entries()
      : (node?.members ?? []).map(({ name, value }) => [name, value] as const)
  const below = [...inner].flatMap(([step, value]: readonly [string | number, JsonNode]) => [
    ...places(text, value, pointerTo(pointer, step)),
  ])
  return new Map([
    ...(node && below.length === 0 ? [[pointer, text.slice(node.from, node.to)] as const] : []),
    ...below,
  ])
}

const within = (pointer: string, whole: string) => pointer === whole || pointer.startsWith(`${whole}/`)
const outside = (text: string, pointer: string) => [...places(text)].filter(([at]) => !within(at, pointer))

describe('setAt', () => {
  it('changes what it is told to and nothing else', () => {
    fc.assert(
      fc.property(jsonText, fc.nat(), jsonText, (text, pick, json) => {
        const pointers = [...places(text).keys()]
        const pointer = pointers[pick % pointers.length] ?? ''
        const changed = setAt(text, pointer, json)

        expect(outside(changed, pointer)).toEqual(outside(text, pointer))
        expect(JSON.parse(JSON.stringify(valueAt(changed, pointer)))).toEqual(JSON.parse(json))
      }),
    )
  })

  it('adds a name, and the way to it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string({ minLength: 1 }),
        jsonText,
        (object, name, json) => {
          const text = JSON.stringify(object, null, 2)
          const changed = setAt(text, pointerTo(pointerTo('', `new ${name}`), 'inner'), json)

          expect(JSON.parse(changed)).toEqual({ ...JSON.parse(text), [`new ${name}`]: { inner: JSON.parse(json) } })
        },
      ),
    )
  })

  it.each([
    ['{"a": 1}', '/b', '{"a": 1, "b": 2}'],
    ['{\n    "a": 1\n}', '/b', '{\n    "a": 1,\n    "b": 2\n}'],
    ['', '/a/0/b', '{\n  "a": [\n    {\n      "b": 2\n    }\n  ]\n}'],
    ['{\n  "a": {}\n}', '/a/b', '{\n  "a": {\n    "b": 2\n  }\n}'],
    ['{"a": {}, "c": 3}', '/a/b', '{"a": {"b": 2}, "c": 3}'],
    ['{"a": [1]}', '/a/1', '{"a": [1, 2]}'],
    ['not JSON', '/a', 'not JSON'],
  ])('lays out in %j what it adds at %s as what stands there is', (text, pointer, changed) => {
    expect(setAt(text, pointer, '2')).toBe(changed)
  })

  it('puts a new name behind those that it follows', () => {
    expect(setAt('{"a": 1, "c": 3}', '/b', '2', ['a'])).toBe('{"a": 1, "b": 2, "c": 3}')
  })
})

describe('removeAt', () => {
  it('takes out what it is told to and nothing else', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.nat(),
        fc.constantFrom(undefined, 2),
        (object, pick, indent) => {
          const names = Object.keys(object)
          const name = names[pick % names.length] ?? ''
          const text = JSON.stringify(object, null, indent)
          const { [name]: _gone, ...rest } = JSON.parse(text)

          expect(JSON.parse(removeAt(text, pointerTo('', name)))).toEqual(rest)
        },
      ),
    )
  })

  it('leaves no empty line and no comma behind', () => {
    const text = formatJson('{"a":1,"b":[1,2],"c":3}')

    expect(removeAt(removeAt(text, '/c'), '/b/0')).toBe(formatJson('{"a":1,"b":[2]}'))
    expect(removeAt(removeAt(text, '/a'), '/b')).toBe(formatJson('{"c":3}'))
  })
})

it('lets items of a list change places as they are written', () => {
  expect(swapItems('[1.0, {"a": 2}, 3]', '', 2, 0)).toBe('[3, {"a": 2}, 1.0]')
})

function valueAt(text: string, pointer: string): unknown {
  const node = nodeAt(parseNode(text), pointer)
  return node && JSON.parse(text.slice(node.from, node.to))
}
