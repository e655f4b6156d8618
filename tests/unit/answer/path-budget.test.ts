import { expect, it } from 'vitest'
import { indexJson } from '#lib/answer/json-index.ts'
import { nodesAtPath } from '#lib/answer/path-filter.ts'

const rows = (count: number) =>
  Array.from({ length: count }, (_, id) => ({ id, name: `Ada ${id}`, tags: ['a', 'b'], inner: { x: 1 } }))
const found = (json: unknown, path: string) => [...nodesAtPath(indexJson(JSON.stringify(json)), path)].length
const TOO_LONG = 'takes too long'

it.each([
  '$..[?$..[?@.zz]]',
  '$[?$[?$[?1==2]]]',
  '$[?$[?count($.*)==1]]',
  '$[?$[?count($[::-1])==1]]',
  '$[?$[?count($[?@.id])==1]]',
])('gives %s up, which goes through the answer again for all that is in it', (path) => {
  expect(() => found(rows(400), path)).toThrow(TOO_LONG)
})

it('gives up what compares or measures long values again and again', () => {
  const numbers = Array.from({ length: 2000 }, (_, at) => at)
  const long = { many: numbers, text: 'é"'.repeat(200_000), one: [...numbers, 1], other: [...numbers, 2] }

  expect(() => found(long, '$.many[?length($.text) == 1]')).toThrow(TOO_LONG)
  expect(() => found(long, '$.many[?$.one == $.other]')).toThrow(TOO_LONG)
})

it('leaves a filter that asks a lot of each value the time that a long answer takes', () => {
  const path = '$..[?@.a || @.b || @.c || @.d || @.e || @.x == 1 || length(@.name) > 9]'

  expect(found(rows(20_000), path)).toBe(20_000)
})

it('says in its own words how deep a path with two dots goes, and that a path is too long', () => {
  const deep = indexJson(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)

  expect(() => [...nodesAtPath(deep, '$..a')]).toThrow('goes 500 levels deep at most')
  expect([...nodesAtPath(deep, `$${'.a'.repeat(200)}`)]).toHaveLength(1)
  expect(() => [...nodesAtPath(deep, `$${'.a'.repeat(100_000)}`)]).toThrow(TOO_LONG)
})
