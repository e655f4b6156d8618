import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTextLines } from '#lib/answer/text-lines.ts'
import { findText, marksIn } from '#lib/answer/text-search.ts'

it('cuts a text into rows that together are the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '\n', '😀', 'bcdefghijklmnopqrst', '  ')),
      fc.integer({ min: 20, max: 30 }),
      (parts, columns) => {
        const text = parts.join('')
        const rows = createTextLines(text, columns)
        const all = Array.from({ length: rows.count }, (_, at) => rows.row(at))
        const joined = all
          .map(({ line, text: row }) => `${line === undefined || line === 1 ? '' : '\n'}${row}`)
          .join('')
        expect(joined).toBe(text)
        expect(all.filter(({ line }) => line !== undefined).map(({ line }) => line)).toEqual(
          text.split('\n').map((_, at) => at + 1),
        )
        expect(all.every((row) => row.text.length <= columns && row.text.isWellFormed())).toBe(true)
      },
    ),
  )
})

it('cuts one line of a million characters into rows, and finds a place in them', () => {
  const text = `${'x'.repeat(600_000)}needle${'x'.repeat(400_000)}`
  const rows = createTextLines(text, 100)
  const hits = findText(text, 'NEEDLE')

  expect([rows.lines, rows.count]).toEqual([1, 10_001])
  expect([...hits.starts]).toEqual([600_000])
  expect(marksIn(rows, rows.rowAt(600_000), hits)).toEqual([{ from: 0, to: 6, hit: 0 }])
})

it('marks a hit that goes on in the next row in both', () => {
  const text = `${'x'.repeat(18)}needle`
  const rows = createTextLines(text, 20)
  const hits = findText(text, 'needle')

  expect([marksIn(rows, 0, hits), marksIn(rows, 1, hits)]).toEqual([
    [{ from: 18, to: 20, hit: 0 }],
    [{ from: 0, to: 4, hit: 0 }],
  ])
})

it('leaves carriage returns out of the rows', () => {
  const rows = createTextLines('a\r\nb\r\n', 20)
  expect(Array.from({ length: rows.count }, (_, at) => rows.row(at).text)).toEqual(['a', 'b', ''])
})
