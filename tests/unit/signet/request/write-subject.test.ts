import { expect, it } from 'vitest'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { writeSubject } from '#lib/signet/request/write-subject.ts'

const body = (value: unknown) => writeSubject({ ...EMPTY_DRAFT, method: 'DELETE', body: JSON.stringify(value) })
const told = (parts: ReturnType<typeof writeSubject>) => parts.map(({ name, value }) => `${name} ${value}`)

it('tells whom a body names, where the path is the same for everybody', () => {
  expect(told(body({ clientId: 'ada', reasons: ['FRAUD'], hard: true, note: '' }))).toEqual([
    'clientId ada',
    'hard true',
    'reasons FRAUD',
  ])
})

it('tells the ids of a body first', () => {
  const draft = { ...EMPTY_DRAFT, body: '{"reasons": ["FRAUD"], "severity": "HIGH", "clientId": "ada"}' }

  expect(told(writeSubject(draft, ['clientId']))).toEqual(['clientId ada', 'severity HIGH', 'reasons FRAUD'])
})

it('says in words what is nested, and leaves out what there is no room for', () => {
  const reason = { category: 'PAYMENT_FRAUD', severity: 'HIGH', note: 'Chargeback pattern over three cards' }

  expect(told(body({ reasons: [reason] }))).toEqual(['reasons category PAYMENT_FRAUD, severity HIGH, …'])
  expect(told(body({ at: { lat: 1.5, near: ['a', 'b'] }, none: [] }))).toEqual(['at lat 1.5, near a, b'])
})

it('tells the values of path and query, and not those that are not sent', () => {
  const query = [
    { name: 'limit', value: '5', enabled: true },
    { name: 'offset', value: '9', enabled: false },
    { name: 'status', value: '', enabled: true },
  ]

  expect(
    told(writeSubject({ ...EMPTY_DRAFT, path: '/report/{clientId}', pathValues: { clientId: 'ada' }, query })),
  ).toEqual(['clientId ada', 'limit 5'])
})

it('keeps it short', () => {
  const many = body(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`field${at}`, at])))
  expect(many).toHaveLength(8)
  expect(many.at(-1)).toEqual({ name: 'and', value: '13 more' })
  expect(body({ note: 'x'.repeat(500) })[0]?.value).toHaveLength(80)
})

it('shows no secret', () => {
  const secret = 'sk_live_4f9a8b7c6d5e4f3a2b1c'
  const bearer = `Bearer eyJhbGciOiJIUzI1NiJ9.${'e'.repeat(30)}.${'f'.repeat(30)}`

  expect(JSON.stringify(body({ apiSecret: secret, note: bearer, nested: { accessToken: secret } }))).not.toMatch(
    /sk_live|eeee/,
  )
  expect(
    JSON.stringify(writeSubject({ ...EMPTY_DRAFT, path: '/x/{apiSecret}', pathValues: { apiSecret: secret } })),
  ).not.toContain(secret)
})

it('shows the beginning of what is no object', () => {
  expect(told(body(['ada', 'bo']))).toEqual(['body ada, bo'])
  expect(told(writeSubject({ ...EMPTY_DRAFT, body: '{"clientId": "a' }))).toEqual(['body {"clientId": "a'])
})
