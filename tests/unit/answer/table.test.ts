import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listRows } from '#lib/answer/list-rows.ts'
import { csvOf, tableRow } from '#lib/answer/table.ts'
import { createTable } from '#lib/answer/table-reading.ts'

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
  const table = createTable()

  const { columns, rows } = table.add(['{"id": 1, "at": {"lat": 1.50, "tags": ["a", "b"]}}', '{"note": "x"}', '"bare"'])

  expect([rows, ...columns]).toEqual([3, 'id', 'at.lat', 'at.tags', 'note', 'value'])
  expect(table.lines(0, 1)[0]?.cells).toMatchObject({
    'at.lat': { kind: 'number', text: '1.50' },
    'at.tags': { kind: 'array', text: '["a", "b"]' },
  })
})

it('sorts numbers as numbers, however long, and puts what is missing last, also of rows that come later', () => {
  const table = createTable()
  const numbers = ['10', '9', '12345678901234567891', '12345678901234567890', 'null', '"x10"', '"x9"']
  table.sort({ column: 'n', descending: false })
  table.add(numbers.slice(0, 4).map((n) => `{"n": ${n}}`))
  table.add([...numbers.slice(4).map((n) => `{"n": ${n}}`), '{}'])
  const order = () => table.lines(0, 99).map(({ number }) => number)

  expect(order()).toEqual([2, 1, 4, 3, 7, 6, 5, 8])
  table.sort({ column: 'n', descending: true })
  expect(order()).toEqual([6, 7, 3, 4, 1, 2, 5, 8])
  expect(table.csv(['n']).split('\r\n').slice(0, 3)).toEqual(['n', 'x10', 'x9'])
  table.sort(undefined)
  expect(order()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
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
  const csv = csvOf(rowsOf({ a: '=HYPERLINK("http://x")', b: '+1', c: -5, d: '@x', e: null, f: '\t=1', g: '＝1' }), [
    ...'abcdefg',
  ])

  expect(csv.split('\r\n')[1]).toBe(`"'=HYPERLINK(""http://x"")",'+1,-5,'@x,,'\t=1,'＝1`)
})
