import { expect, it } from 'vitest'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { headerAdvice, headerNames, headerValues } from '#lib/signet/request/header-advice.ts'
import { checkParameters } from '#lib/signet/request/parameter-check.ts'

it.each([
  'Cookie',
  'Host',
  'User-Agent',
  'Referer',
  'Date',
  ' content-length ',
  'Sec-Fetch-Mode',
  'Proxy-Authorization',
])('says before sending that %s is left out', (name) =>
  expect(headerAdvice(name)).toMatch(/does not send .+: it is left out/),
)

it('tells Origin and Authorization for what they are, and is silent about the rest', () => {
  expect(headerAdvice('origin')).toMatch(/by itself/)
  expect(headerAdvice('Authorization')).toMatch(/in the place of the token/)
  expect(headerAdvice('X-Request-Id')).toBeUndefined()
})

it('offers the names of the operation first, each once, and what they usually hold', () => {
  expect(headerNames(['accept', 'x-service-key']).slice(0, 3)).toEqual(['accept', 'x-service-key', 'Accept-Language'])
  expect(headerValues('content-TYPE')[0]).toBe('application/json')
})

it('checks parameters by their types, and no empty or variable one', () => {
  const operation = operationById('findMandates') as Operation
  const row = (name: string, value: string) => ({ name, value, enabled: true })
  const query = [
    row('limit', '5000'),
    row('offset', 'x'),
    row('startDate', 'soon'),
    row('endDate', '{{end}}'),
    row('id', ''),
  ]

  expect([...checkParameters(operation, { ...draftOf(operation), query })]).toEqual([
    ['query:startDate', 'startDate does not look like a date: write 2026-01-31'],
    ['query:limit', 'limit must be at most 1000'],
    ['query:offset', 'offset must be a whole number'],
  ])
})
