import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listRows } from '#lib/answer/list-rows.ts'
import { columnsOf, csvOf, sortedRows, tableRow } from '#lib/answer/table.ts'

const rowsOf = (...values: unknown[]) => values.map((value) => tableRow(JSON.stringify(value)))

it('finds rows and total where the catalogue says, each row as it was received', () => {
  const text = '{"data": {"clients": [{"n": 1.0}, {"n": 2}], "pagination": {"total": 7}}}'

  expect(listRows(text, { items: '/data/clients', total: '/data/pagination/total' })).toEqual({
    rows: ['{"n": 1.0}', '{"n": 2}'],
    total: 7,
  })
  expect(listRows(text, { items: '/data/items' })).toBeUndefined()
  expect(listRows(text.slice(0, 40), { items: '/data/clients' })).toBeUndefined()
})

it('makes a column of each name, and of what stands in an object', () => {
  const rows = rowsOf({ id: 1, at: { lat: 1.5, tags: ['a', 'b'] } }, { id: 2, note: 'x' }, 'bare')

  expect(columnsOf(rows)).toEqual(['id', 'at.lat', 'at.tags', 'note', 'value'])
  expect(rows[0]?.get('at.tags')).toEqual({ kind: 'array', text: '["a","b"]' })
})

it('sorts numbers as numbers, however long, and puts what is missing last', () => {
  const rows = ['10', '9', '12345678901234567891', '12345678901234567890', 'null', '"x10"', '"x9"'].map((n) =>
    tableRow(`{"n": ${n}}`),
  )
  const sorted = (descending: boolean) => sortedRows([...rows, tableRow('{}')], { column: 'n', descending })

  expect(sorted(false)).toEqual([1, 0, 3, 2, 6, 5, 4, 7])
  expect(sorted(true)).toEqual([5, 6, 2, 3, 0, 1, 4, 7])
})

/** Reads CSV as RFC 4180 has it. */
function parsedCsv(text: string): string[][] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
  }
  return lines.slice(0, -1)
}

it('writes CSV that reads back as it was', () => {
  const harmless = fc.string().map((text) => `x${text}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(harmless, harmless), { minLength: 1 }), (pairs) => {
      const csv = csvOf(
        pairs.map(([a, b]) => tableRow(JSON.stringify({ a, b }))),
        ['a', 'b'],
      )
      expect(parsedCsv(csv)).toEqual([['a', 'b'], ...pairs])
    }),
  )
})

it('lets no spreadsheet run a text, and leaves numbers alone', () => {
  const csv = csvOf(rowsOf({ a: '=HYPERLINK("http://x")', b: '+1', c: -5, d: '@x', e: null, f: '\t=1' }), [...'abcdef'])

  expect(csv.split('\r\n')[1]).toBe(`"'=HYPERLINK(""http://x"")",'+1,-5,'@x,,'\t=1`)
})
