import { expect, it } from 'vitest'
import { claimedMs, decodeJwt } from '#lib/signet/token/jwt.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const HEADER = { alg: 'HS256', typ: 'JWT' }

it('decodes header and claims, UTF-8 and the letters of base64url among them', () => {
  const claims = { sub: 'Zoë 日本 🙂', odd: '\u00ff\u00fe?>~' }
  const jwt = `${part(HEADER)}.${part(claims)}.c2ln`
  expect(jwt).toMatch(/[-_]/)
  expect(decodeJwt(jwt)).toEqual({ header: HEADER, claims })
})

it.each([
  'opaque-token',
  `${part(HEADER)}.${part({})}`,
  `${part(HEADER)}.${part({})}.a.b`,
  `${part(HEADER)}.${part([1])}.a`,
  `${part(HEADER)}.${part('text')}.a`,
  `${part(HEADER)}.!!!.a`,
  `${part(HEADER)}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.a`,
  '',
])('takes %j for no JWT', (token) => {
  expect(decodeJwt(token)).toBe(undefined)
})

it.each([
  [1_800_000_000, 1_800_000_000_000],
  [1.5, 1_500],
  ['1800000000', undefined],
  [1e300, undefined],
  [Number.NaN, undefined],
])('reads a claim of %j as a moment', (claim, ms) => {
  expect(claimedMs(claim)).toBe(ms)
})
