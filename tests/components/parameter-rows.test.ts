import { expect, it } from 'vitest'
import { filledRows, parameterRows } from '#components/request/parameter-rows.ts'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'

it("shows the operation's parameters before the user's own rows, and loses none of them", () => {
  const rows = parameterRows(operationById('listClients'), [
    { name: 'mine', value: '1', enabled: true },
    { name: 'offset', value: '20', enabled: false },
  ])

  expect(rows).toEqual([
    { name: 'limit', value: '', enabled: true },
    { name: 'offset', value: '20', enabled: false },
    { name: 'mine', value: '1', enabled: true },
  ])
  expect(filledRows(rows)).toBe(1)
})

it('keeps a parameter that is given twice', () => {
  const twice = ['1', '2'].map((value) => ({ name: 'limit', value, enabled: true }))

  expect(parameterRows(operationById('listClients'), twice).slice(0, 2)).toEqual(twice)
})
