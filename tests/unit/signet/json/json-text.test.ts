import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonProblem } from '#lib/signet/json/json-text.ts'

it.each([
  ['{\n  "clientId": "c"\n  "reasons": []\n}', 3, 3, 'a comma or } is missing before "reasons"'],
  ['{"a": 1,}', 1, 9, 'a comma stands before }: take it out'],
  ['[1, 2,\r\n]', 2, 1, 'a comma stands before ]: take it out'],
  ['{"a" 1}', 1, 6, 'a colon is missing after "a"'],
  ['{"a": }', 1, 7, 'a value is missing before }'],
  ['{"a": [1}', 1, 9, '] is missing before }'],
  ['[1 2]', 1, 4, 'a comma or ] is missing before 2'],
  ['{a: 1}', 1, 2, 'the name a needs double quotes around it'],
  ['{1: 1}', 1, 2, 'the name 1 needs double quotes around it'],
  ["{'a': 1}", 1, 2, 'texts stand in double quotes (") and not in \''],
  ['{“a”: 1}', 1, 2, 'texts stand in double quotes (") and not in “'],
  ['{"a": True}', 1, 7, 'True is not JSON: write true'],
  ['{"a": hello}', 1, 7, 'hello is not a JSON value: texts need double quotes around them'],
  ['{"a": 01}', 1, 7, '01 is not a number as JSON writes them'],
  ['{"a": .5}', 1, 7, '.5 is not a number as JSON writes them'],
  ['{"a": 1} // note', 1, 10, 'JSON has no comments: take it out'],
  ['{"a": "x\ny"}', 1, 7, 'a string is not closed on its line'],
  ['{"a": "x\ty"}', 1, 9, 'a tab in a string is written \\t'],
  ['{"a": "C:\\dir"}', 1, 10, '\\d is no escape: write \\\\ for a backslash'],
  ['{\u00A0"a": 1}', 1, 2, 'the invisible character U+00A0 cannot stand here'],
  ['{"a": 1}}', 1, 9, '} stands after the end of the JSON value'],
  ['{"a": [1, 2', 1, 12, '] } are missing at the end'],
  ['{"a": 1', 1, 8, '} is missing at the end'],
  ['{"a": "unclosed', 1, 7, 'a string is not closed'],
  ['{"😀": 1 "b": 2}', 1, 10, 'a comma or } is missing before "b"'],
])('says what is wrong with %j and where', (text, line, column, message) => {
  expect(jsonProblem(text)).toEqual({ line, column, message })
})

it.each(['', ' \n', '{}', '"a"', '[1,{"b":null}]', '"\u007F"'])('has nothing to say about %j', (text) => {
  expect(jsonProblem(text)).toBeUndefined()
})

it('finds a problem in exactly the texts that JSON.parse refuses', () => {
  const piece = fc.constantFrom(
    ...'{}[]:,"\\ -0123eE.+tfnu\n\t',
    'true',
    'null',
    '"a"',
    '"\\u00e9"',
    '\u00A0',
    '\u0085',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, extra]) => {
      const cut = at % (json.length + 1)
      return json.slice(0, cut) + extra + json.slice(cut + 1)
    }),
  )
  fc.assert(
    fc.property(text, (candidate) => {
      const parses = (() => {
        try {
          JSON.parse(candidate)
          return true
        } catch {
          return candidate.trim() === ''
        }
      })()
      expect(jsonProblem(candidate) === undefined).toBe(parses)
    }),
    { numRuns: 10_000 },
  )
})

it('reads any depth of nesting', () => {
  expect(jsonProblem('['.repeat(200_000))).toMatchObject({ column: 200_001 })
})
