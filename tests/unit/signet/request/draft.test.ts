import { expect, it } from 'vitest'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'

const operation = (id: string) => operationById(id) as Operation

it('fills the path with the examples and has a row for each query parameter', () => {
  const draft = draftOf(operation('listFailedVerifications'))
  expect(draft.pathValues).toEqual({ clientId: '00000000-0000-4000-8000-000000000001' })
  expect(draft.query).toEqual([
    { name: 'offset', value: '', enabled: true },
    { name: 'limit', value: '', enabled: true },
  ])
})

it('fills in the parameter without which a search is refused', () => {
  const { query } = draftOf(operation('findMandates'))
  expect(query.filter(({ value }) => value !== '')).toEqual([
    { name: 'transactionId', value: 'intent-1', enabled: true },
  ])
})

it('takes the first example as body', () => {
  expect(JSON.parse(draftOf(operation('generateToken')).body)).toEqual({
    apiKey: '{{apiKey}}',
    apiSecret: '{{apiSecret}}',
  })
})

it('takes the sample where the catalogue has no example', () => {
  const bare = { ...operation('generateToken'), examples: [] }
  expect(draftOf(bare, { a: 1 }).body).toBe('{\n  "a": 1\n}')
  expect(draftOf(bare).body).toBe('')
})
