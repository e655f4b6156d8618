import { describe, expect, it } from 'vitest'
import { indexJson } from '#lib/answer/json-index.ts'
import { sourceOf } from '#lib/answer/json-node.ts'
import { nodesAtPath } from '#lib/answer/path-filter.ts'
import { isPath } from '#lib/answer/text-filter.ts'

/*
 * The examples that RFC 9535 itself prints, by its sections, with their results. Its compliance suite has a test of its
 * own: tests/conformance/jsonpath.test.ts.
 */
const found = (json: unknown, path: string): unknown[] => {
  const index = indexJson(JSON.stringify(json))
  return [...nodesAtPath(index, path)].map((node) => JSON.parse(sourceOf(index, node)))
}

const BOOKS = [
  { category: 'reference', author: 'Nigel Rees', title: 'Sayings of the Century', price: 8.95 },
  { category: 'fiction', author: 'Evelyn Waugh', title: 'Sword of Honour', price: 12.99 },
  { category: 'fiction', author: 'Herman Melville', title: 'Moby Dick', isbn: '0-553-21311-3', price: 8.99 },
  {
    category: 'fiction',
    author: 'J. R. R. Tolkien',
    title: 'The Lord of the Rings',
    isbn: '0-395-19395-8',
    price: 22.99,
  },
]
const BICYCLE = { color: 'red', price: 399 }
const STORE = { store: { book: BOOKS, bicycle: BICYCLE } }
const AUTHORS = BOOKS.map(({ author }) => author)

describe('1.5, the bookstore', () => {
  it.each<[path: string, result: unknown[]]>([
    ['$.store.book[*].author', AUTHORS],
    ['$..author', AUTHORS],
    ['$.store.*', [BOOKS, BICYCLE]],
    ['$.store..price', [...BOOKS.map(({ price }) => price), 399]],
    ['$..book[2]', [BOOKS[2]]],
    ['$..book[2].author', ['Herman Melville']],
    ['$..book[2].publisher', []],
    ['$..book[-1]', [BOOKS[3]]],
    ['$..book[0,1]', BOOKS.slice(0, 2)],
    ['$..book[:2]', BOOKS.slice(0, 2)],
    ['$..book[?@.isbn]', BOOKS.slice(2)],
    ['$..book[?@.price<10]', [BOOKS[0], BOOKS[2]]],
  ])('finds %s', (path, result) => {
    expect(found(STORE, path)).toEqual(result)
  })

  it('finds $..*, every value below the whole', () => {
    expect(found(STORE, '$..*')).toHaveLength(27)
  })
})

const FILTERED = {
  a: [3, 5, 1, 2, 4, 6, { b: 'j' }, { b: 'k' }, { b: {} }, { b: 'kilo' }],
  o: { p: 1, q: 2, r: 3, s: 5, t: { u: 6 } },
  e: 'f',
}
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const NESTED = { o: { j: 1, k: 2 }, a: [5, 3, [{ j: 4 }, { k: 6 }]] }

describe('2, its selectors and segments', () => {
  it.each<[json: unknown, path: string, result: unknown[]]>([
    [{ k: 'v' }, '$', [{ k: 'v' }]],
    [{ o: { 'j j': { 'k.k': 3 } }, "'": { '@': 2 } }, `$.o['j j']['k.k']`, [3]],
    [{ o: { 'j j': { 'k.k': 3 } }, "'": { '@': 2 } }, `$["'"]["@"]`, [2]],
    [{ o: { j: 1, k: 2 }, a: [5, 3] }, '$.a[*]', [5, 3]],
    [{ o: { j: 1, k: 2 }, a: [5, 3] }, '$.o[*, *]', [1, 2, 1, 2]],
    [['a', 'b'], '$[-2]', ['a']],
    [LETTERS, '$[1:3]', ['b', 'c']],
    [LETTERS, '$[5:]', ['f', 'g']],
    [LETTERS, '$[1:5:2]', ['b', 'd']],
    [LETTERS, '$[5:1:-2]', ['f', 'd']],
    [LETTERS, '$[::-1]', LETTERS.toReversed()],
    [LETTERS, '$[0:2, 5]', ['a', 'b', 'f']],
    [FILTERED, `$.a[?@.b == 'kilo']`, [{ b: 'kilo' }]],
    [FILTERED, '$.a[?@>3.5]', [5, 4, 6]],
    [FILTERED, '$.a[?@.b]', [{ b: 'j' }, { b: 'k' }, { b: {} }, { b: 'kilo' }]],
    [FILTERED, '$[?@.*]', [FILTERED.a, FILTERED.o]],
    [FILTERED, '$[?@[?@.b]]', [FILTERED.a]],
    [FILTERED, '$.a[?@<2 || @.b == "k"]', [1, { b: 'k' }]],
    [FILTERED, '$.a[?match(@.b, "[jk]")]', [{ b: 'j' }, { b: 'k' }]],
    [FILTERED, '$.a[?search(@.b, "[jk]")]', [{ b: 'j' }, { b: 'k' }, { b: 'kilo' }]],
    [FILTERED, '$.o[?@>1 && @<4]', [2, 3]],
    [FILTERED, '$.o[?@.u || @.x]', [{ u: 6 }]],
    [FILTERED, '$.a[?@.b == $.x]', [3, 5, 1, 2, 4, 6]],
    [FILTERED, '$.a[?@ == @]', FILTERED.a],
    [FILTERED, '$.a[?length(@.b) == 4]', [{ b: 'kilo' }]],
    [FILTERED, '$[?count(@.*) == 5]', [FILTERED.o]],
    [NESTED, '$..j', [1, 4]],
    [NESTED, '$..[0]', [5, { j: 4 }]],
    [NESTED, '$.o..[*, *]', [1, 2, 1, 2]],
    [{ a: null, b: [null], c: [{}], null: 1 }, '$.a', [null]],
    [{ a: null, b: [null], c: [{}], null: 1 }, '$.a[0]', []],
    [{ a: null, b: [null], c: [{}], null: 1 }, '$.b[?@==null]', [null]],
    [{ a: null, b: [null], c: [{}], null: 1 }, '$.c[?@.d==null]', []],
    [{ a: null, b: [null], c: [{}], null: 1 }, '$.null', [1]],
  ])('finds in %j by %s', (json, path, result) => {
    expect(found(json, path)).toHaveLength(result.length)
    expect(found(json, path)).toEqual(expect.arrayContaining(result))
  })
})

it.each(['$.', '$[', '$..', '$[01]', '$.a b', '$[?@.a = 1]', '$[?length(@)]', '$[?@.*==0]', ' $.a.'])(
  'refuses %s, which is no JSONPath',
  (path) => {
    expect(() => [...nodesAtPath(indexJson('{}'), path)]).toThrow()
  },
)

it('takes a filter for a JSONPath only where it begins as one', () => {
  expect(['$', '$.a', '$[0]', '$..a'].map(isPath)).toEqual([true, true, true, true])
  expect(['$5', 'a.b', '$name', ''].map(isPath)).toEqual([false, false, false, false])
})
