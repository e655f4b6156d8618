import { expect, it } from 'vitest'
import { matchOperation, OPERATIONS, operationById, pathVariables } from '#lib/signet/catalogue/catalogue.ts'

it.each([
  ['GET', '/fraud/v1/report/all', 'listReports'],
  ['get', '/fraud/v1/report/7', 'checkReports'],
  ['GET', '/fraud/v1/device/all', 'listFlaggedDevices'],
  ['POST', '/credentials/v1/mandate/cart', 'createCartMandate'],
  ['PUT', '/fraud/v1/report/all', undefined],
  ['GET', '/fraud/v1/report/', undefined],
  ['GET', '/fraud/v1/nothing', undefined],
])('takes %s %s for %s: literal before template', (method, path, id) => {
  expect(matchOperation(method, path)?.operation.id).toBe(id)
})

it('gives the values of the path, decoded', () => {
  expect(matchOperation('GET', '/fraud/v1/ip/2001%3Adb8%3A%3A1/%zz')?.values).toEqual({
    ip: '2001:db8::1',
    clientId: '%zz',
  })
})

it('has each operation under an id of its own, and each path variable as a parameter', () => {
  expect(OPERATIONS).toHaveLength(38)
  for (const operation of OPERATIONS) {
    expect(operationById(operation.id)).toBe(operation)
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
    expect(pathVariables(operation.path).toSorted()).toEqual(inPath.toSorted())
  }
})
