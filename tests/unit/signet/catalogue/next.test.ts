import { expect, it } from 'vitest'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { nextSteps } from '#lib/signet/catalogue/next.ts'
import { callFacts } from '#lib/signet/exchange/call-facts.ts'
import { madeUp } from '../../../fakes/made-up.ts'

const { catalogue } = madeUp()
const of = (id: string) => operationById(id, catalogue) as Operation
const facts = { pathValues: {}, query: {}, requestBody: { name: 'Nelly' }, responseBody: { data: { shipNo: 's-1' } } }

it('opens what the links of another service lead to, filled in, what takes back marked', () => {
  const steps = nextSteps(catalogue, of('launchShip'), facts)

  expect(
    steps.map(({ link, draft }) => [link.label, link.undo, draft.pathValues, draft.body.replace(/\s/g, '')]),
  ).toEqual([
    ['Show this ship', false, { shipNo: 's-1' }, ''],
    ['Plan a passage', false, {}, '{"shipNo":"s-1"}'],
    ['Scrap this ship', true, {}, '{"shipNo":"s-1"}'],
  ])
})

it('leaves a field that the call does not tell for the form, and names it', () => {
  expect(nextSteps(catalogue, of('launchShip'), facts)[1]?.missing).toEqual(['tonnage'])
})

it('hides a link with a parameter that the call does not tell', () => {
  const steps = nextSteps(catalogue, of('launchShip'), { ...facts, responseBody: undefined })

  expect(steps.map(({ link }) => link.name)).toEqual(['plan', 'scrap'])
})

it('does for a row what is said of rows', () => {
  const [show, scrap] = nextSteps(catalogue, of('listShips'), { ...facts, row: { shipNo: 's-2' } })

  expect(show?.draft.pathValues).toEqual({ shipNo: 's-2' })
  expect(JSON.parse(scrap?.draft.body ?? '')).toEqual({ shipNo: 's-2', witness: 'harbour master' })
})

it('takes the values of a call from what really went out, below any base URL', () => {
  const url = 'https://gateway.example.test/base/harbour/ships/a%2Fb?per=5'
  const request = { method: 'GET', url, headers: [], body: '{"x":1}' }

  expect(callFacts(of('showShip'), request, { y: 2 })).toEqual({
    pathValues: { shipNo: 'a/b' },
    query: { per: '5' },
    requestBody: { x: 1 },
    responseBody: { y: 2 },
  })
})
