import { expect, it } from 'vitest'
import { tokenDetails } from '#lib/signet/token/token-details.ts'
import { clockSkewMs } from '#lib/signet/token/token-life.ts'
import { parseTokenResponse } from '#lib/signet/token/token-response.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const HOUR = 3_600_000
const MADE = Date.parse('2030-01-01T00:00:00Z')

function tokenOf(accessToken: string) {
  const credentials = { accessToken, refreshToken: 'refresh' }
  const expiration = { expiresIn: '1h', expiresAt: '2030-01-01T01:00:00Z' }
  const text = JSON.stringify({ success: true, data: { credentials, expiration, usage: { scope: 'development' } } })
  const date = 'Tue, 01 Jan 2030 00:00:00 GMT'
  return parseTokenResponse({ status: 200, contentType: 'application/json', text, date, sentAt: 990 }, 1_010)
}

it('tells everything about a token but the token', () => {
  const claims = { iat: MADE / 1000, exp: MADE / 1000 + 3_600, scope: 'development' }
  const value = `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`

  const details = tokenDetails(tokenOf(value))

  expect(details).toEqual({
    header: { alg: 'HS256' },
    claims,
    serverIssuedAt: MADE,
    serverExpiresAt: MADE + HOUR,
    obtainedAt: 1_010,
    expiresAt: 1_010 + HOUR,
    renewsFrom: 1_010 + HOUR - 60_000,
    refreshExpiresAt: 1_010 + 24 * HOUR,
    skewMs: MADE - 1_000,
    scope: 'development',
    hint: 'dXJl',
  })
  expect(JSON.stringify(details)).not.toContain(value.slice(0, 8))
})

it('takes the end by the server from the answer where the token tells none', () => {
  expect(tokenDetails(tokenOf('an-opaque-token'))).toMatchObject({ claims: undefined, serverExpiresAt: MADE + HOUR })
})

it.each([
  ['the same second', MADE, 0],
  ['the end of the same second', MADE + 999, 0],
  ['a second more', MADE + 1_999, -1_000],
  ['two hours less', MADE - 2 * HOUR, 2 * HOUR],
])('finds by how much clocks differ: ours is %s', (_what, ours, skew) => {
  expect(clockSkewMs('Tue, 01 Jan 2030 00:00:00 GMT', ours - 20, ours + 20)).toBe(skew)
})

it('knows no difference without a Date', () => {
  expect([clockSkewMs(null, 0, 0), clockSkewMs('yesterday', 0, 0)]).toEqual([undefined, undefined])
})
