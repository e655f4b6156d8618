import { expect, it } from 'vitest'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { marksOf, withoutChoices } from '#lib/signet/problems/place-marks.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

const SENT: RequestDraft = {
  ...EMPTY_DRAFT,
  method: 'POST',
  path: '/fraud/v1/blacklist',
  query: [{ name: 'limit', value: '500', enabled: true }],
  body: '{"clientId": "ada", "reasons": [{"category": "FRAUD"}]}',
}
const problem = (place: NonNullable<Exchange['problems']>[number]['place'], reason: string) => ({
  name: undefined,
  code: undefined,
  reason,
  place,
})
const EXCHANGE = {
  draft: SENT,
  problems: [
    problem({ in: 'body', pointer: '/clientId' }, 'no UUID'),
    problem({ in: 'body', pointer: '/reasons/0/severity' }, 'is required'),
    problem({ in: 'query', name: 'limit' }, 'at most 100'),
    problem(undefined, 'somewhere'),
  ],
} as Partial<Exchange> as Exchange

it('marks the places that an answer complains about, also those that were missing', () => {
  expect([...marksOf(EXCHANGE, SENT)]).toEqual([
    ['body:/clientId', 'no UUID'],
    ['body:/reasons/0/severity', 'is required'],
    ['query:limit', 'at most 100'],
  ])
})

it('takes the mark off what was changed, and leaves the others', () => {
  const body = SENT.body.replace('ada', 'eve')
  const query = [{ name: 'limit', value: '100', enabled: true }]

  expect([...marksOf(EXCHANGE, { ...SENT, body, query }).keys()]).toEqual(['body:/reasons/0/severity'])
})

it('marks nothing in another call, or where what was typed is not remembered', () => {
  expect(marksOf(EXCHANGE, { ...SENT, path: '/fraud/v1/report' }).size).toBe(0)
  expect(marksOf({ ...EXCHANGE, draft: undefined }, SENT).size).toBe(0)
})

it('says what is wrong without the name of the field beside which it stands', () => {
  const named = problem({ in: 'body', pointer: '/reasons/0/category' }, 'reasons[0].category must be one of 9')
  expect(marksOf({ ...EXCHANGE, problems: [named] }, SENT).get('body:/reasons/0/category')).toBe('must be one of 9')
})

it('lists no choices beside the control that offers them', () => {
  const choices = ['LOW', 'MEDIUM', 'HIGH']
  expect(withoutChoices('must be one of LOW, MEDIUM, HIGH', choices)).toBe('must be one of the choices')
  expect(withoutChoices('LOW is not allowed where HIGH was reported', choices)).toMatch(/^LOW is not/)
  expect(withoutChoices('is required', [])).toBe('is required')
})
