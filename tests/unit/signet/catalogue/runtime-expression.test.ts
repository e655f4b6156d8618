import { expect, it } from 'vitest'
import { evaluate, UNKNOWN } from '#lib/signet/catalogue/runtime-expression.ts'

const facts = {
  pathValues: { ip: '2001:db8::1' },
  query: { limit: '20' },
  requestBody: { amount: 49.9, 'a/b': { '~': true }, note: null },
  responseBody: { data: { rows: [{ id: 'one' }] } },
  row: { clientId: 'c-1', tags: ['x'] },
}

it.each([
  ['$request.path.ip', '2001:db8::1'],
  ['$request.query.limit', '20'],
  ['$request.body#/amount', 49.9],
  ['$request.body#/a~1b/~0', true],
  ['$response.body#/data/rows/0/id', 'one'],
  ['$row#/tags', ['x']],
  ['$row', facts.row],
  ['client {$row#/clientId} of {$request.path.ip}', 'client c-1 of 2001:db8::1'],
  ['$5 off', '$5 off'],
  ['{name}', '{name}'],
  [7, 7],
])('makes %j into %j', (value, meant) => {
  expect(evaluate(value, facts)).toEqual(meant)
})

it.each([
  '$request.body#/gone',
  '$request.body#/note',
  '$request.body#/constructor',
  '$request.path.toString',
  '$response.body#/data/rows/x',
  '$response.header.Location',
  '$statusCode',
  'client {$row#/gone}',
  'all of {$row#/tags}',
])('says of %s that it is not known', (value) => {
  expect(evaluate(value, facts)).toBe(UNKNOWN)
})

it('leaves what is not known out of a body, and keeps the rest', () => {
  const body = { id: '$row#/clientId', more: { gone: '$row#/gone', kept: 1 }, list: ['$row#/gone', '$row#/clientId'] }

  expect(evaluate(body, facts)).toEqual({ id: 'c-1', more: { kept: 1 }, list: ['c-1'] })
})
