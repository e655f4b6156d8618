import fc from 'fast-check'
import { expect, it } from 'vitest'
import { corruptedNumber } from '#lib/answer/exact-number.ts'
import { explain } from '#lib/answer/explain.ts'
import type { KindName } from '#lib/answer/node-columns.ts'

const NOW = Date.parse('2026-11-24T18:00:00Z')
const said = (text: string, name?: string, kind: KindName = 'string') =>
  explain({ kind, name, text }, NOW, 'Europe/Berlin')?.text
const number = (text: string, name?: string) => said(text, name, 'number')

it('tells how far a moment is, and when it is here', () => {
  expect(said('2026-11-24T16:00:00Z')).toBe('2 hours ago · 24 Nov 2026, 17:00:00')
  expect(said('2026-11-24T19:00:30.5+01:00')).toBe('in 31 seconds · 24 Nov 2026, 19:00:30')
  expect(said('2030-01-01T00:00:00.000Z')).toBe('in 3 years · 1 Jan 2030, 01:00:00')
  expect(said('2026-11-24T16:00:00')).toMatch(/, if it is local time$/)
  expect(said('2026-11-23')).toBe('yesterday')
  expect(said('2026-13-45')).toBeUndefined()
  expect(said('not a date')).toBeUndefined()
})

it('calls just now what a clock that ticks every ten seconds may take for the future', () => {
  expect(said('2026-11-24T18:00:09Z')).toBe('just now · 24 Nov 2026, 19:00:09')
  expect(said('2026-11-24T17:59:50Z')).toMatch(/^just now/)
  expect(said('2026-11-24T17:59:40Z')).toMatch(/^20 seconds ago/)
})

it('takes a number for a moment only where its name says so', () => {
  expect(number('1796144400', 'exp')).toBe('in 2 days · 1 Dec 2026, 18:00:00'.replace('2 days', '7 days'))
  expect(number('1796144400000', 'createdAt')).toMatch(/^in 7 days/)
  expect(said('1796144400', 'expires_at')).toMatch(/^in 7 days/)
  expect(number('1796144400', 'amount')).toBeUndefined()
  expect(number('42', 'createdAt')).toBeUndefined()
})

it('tells how long a span lasts', () => {
  expect(said('P1DT2H')).toBe('1 day 2 hours')
  expect(said('PT0S')).toBeUndefined()
  expect(said('1h', 'expiresIn')).toBe('1 hour')
  expect(said('30d', 'refreshExpiresIn')).toBe('30 days')
  expect(said('5m', 'size')).toBeUndefined()
  expect(number('3600', 'expires_in')).toBe('1 hour')
  expect(number('93784000', 'durationMs')).toBe('1 day 2 hours')
  expect(number('3600', 'count')).toBeUndefined()
})

it('warns of a number that JavaScript reads as another', () => {
  expect(explain({ kind: 'number', name: 'id', text: '12345678901234567890' }, NOW)).toEqual({
    tone: 'warning',
    text: 'JavaScript reads 12345678901234567000',
  })
  expect(corruptedNumber('0.1000000000000000055511151231257827')).toBe('0.1')
  expect(corruptedNumber('1e400')).toBe('Infinity')
  for (const fine of ['1.0', '-0', '0.1', '1e2', '1E+2', '100', '0.50e1', '9007199254740992', '1e-7']) {
    expect([fine, corruptedNumber(fine)]).toEqual([fine, undefined])
  }
})

it('warns of exactly the whole numbers that lose digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (exact) => {
      const read = BigInt(Number(exact))
      // What is shown are the shortest digits that mean the number read.
      const lost =
        BigInt(Number(exact).toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 17 })) !== exact
      const warns = corruptedNumber(String(exact)) !== undefined
      if (read === exact && !lost) expect(warns).toBe(false)
      if (read !== exact && lost) expect(warns).toBe(true)
    }),
  )
})
