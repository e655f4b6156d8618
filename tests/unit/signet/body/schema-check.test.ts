import { describe, expect, it } from 'vitest'
import { checkValue } from '#lib/signet/body/schema-check.ts'
import type { Schema } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'

const CLIENT = '00000000-0000-4000-8000-000000000001'
const blacklist = bodySchema('blacklistClient') as Schema

function check(operationId: string, value: unknown) {
  return checkValue(bodySchema(operationId) as Schema, value).map(({ name, code }) => `${name}: ${code}`)
}

describe('a schema check', () => {
  it('finds nothing wrong with a value that fits', () => {
    expect(checkValue(blacklist, { userId: CLIENT, reason: 'Chargebacks' })).toEqual([])
  })

  it('names a nested field as Signet does, and says what is allowed', () => {
    const reasons = [{ category: 'NO_SUCH', severity: 'LOW' }]
    expect(checkValue(blacklist, { clientId: CLIENT, reasons })).toEqual([
      {
        pointer: '/reasons/0/category',
        name: 'reasons[0].category',
        code: 'invalid_enum',
        reason: expect.stringMatching(/^reasons\[0\]\.category must be one of ACCOUNT_ABUSE, PAYMENT_FRAUD, /),
      },
    ])
  })

  it('takes the alternative that shares most names with the value, and returns its problems alone', () => {
    expect(check('blacklistClient', { userId: 'x' })).toEqual(['reason: required', 'userId: invalid_format'])
    expect(check('blacklistClient', { clientId: CLIENT, reasons: [] })).toEqual(['reasons: too_few'])
    expect(check('blacklistClient', {})).toEqual(['clientId: required', 'reasons: required'])
  })

  it('names every missing field once, at its own place', () => {
    const [first] = checkValue(bodySchema('createCartMandate') as Schema, { items: [{ id: 'a' }] })
    expect(first).toMatchObject({ pointer: '/cartId', reason: 'cartId is required' })
    expect(check('createCartMandate', { items: [{ id: 'a' }] })).toContain('items[0].quantity: required')
  })

  it('enforces formats, patterns, lengths and ranges', () => {
    expect(check('registerClient', { name: '', email: 'nobody' })).toEqual(['name: too_short', 'email: invalid_format'])
    expect(check('registerClient', { name: 'x'.repeat(256), email: 'a@b.test' })).toEqual(['name: too_long'])
    expect(checkValue({ type: 'integer', maximum: 100 }, 101, 'limit')).toEqual([
      { pointer: '', name: 'limit', code: 'too_large', reason: 'limit must be at most 100' },
    ])
  })

  it('says in one sentence that an address of either kind will do', () => {
    const [problem, ...more] = checkValue(bodySchema('unflagIp') as Schema, { clientId: CLIENT, ip: 'home' })
    expect(problem).toMatchObject({ name: 'ip', reason: 'ip must be an IPv4 address or an IPv6 address' })
    expect(more).toEqual([])
  })

  it('accepts an address of either kind, and a text where the alternatives state no kind', () => {
    expect(check('unflagIp', { clientId: CLIENT, ip: '2001:db8::17' })).toEqual([])
  })

  it('calls a value that is no object, or is missing, by the name of the whole', () => {
    expect(check('registerClient', [])).toEqual(['body: invalid_type'])
    expect(check('registerClient', undefined)).toEqual(['body: required'])
  })

  it('survives a name that is half a character', () => {
    const body = { clientId: CLIENT, name: 'A', email: 'a@b.test', partnershipId: CLIENT, metadata: { '\ud800': 1 } }
    expect(check('enrollUser', body)).toEqual(['body: invalid'])
  })
})
