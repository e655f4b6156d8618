import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatJson } from '#lib/signet/json/json-format.ts'

it('lays JSON out as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(formatJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2))
    }),
  )
})

it('keeps numbers, escapes, order and duplicate names as they were sent', () => {
  expect(formatJson('{"n":12345678901234567890.10,"a":"\\u00e9\\"{","2":1,"1":1e400,"n":-0}')).toBe(
    '{\n  "n": 12345678901234567890.10,\n  "a": "\\u00e9\\"{",\n  "2": 1,\n  "1": 1e400,\n  "n": -0\n}',
  )
})
