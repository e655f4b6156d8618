import { expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { parseTokenResponse, type TokenAnswer } from '#lib/signet/token/token-response.ts'

const HOUR = 3_600_000
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`

interface Pair {
  accessToken?: unknown
  refreshToken?: unknown
  expiration?: object
}

function pair({ accessToken = 'access', refreshToken = 'refresh', expiration = { expiresIn: '1h' } }: Pair = {}) {
  const credentials = { accessToken, refreshToken, tokenType: 'Bearer' }
  return { success: true, message: 'ok', data: { credentials, expiration, usage: { scope: 'development' } } }
}

function answer(body: unknown, rest: Partial<TokenAnswer> = {}): TokenAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status: 200, contentType: 'application/json', text, date: null, ...rest }
}

const lifeOf = (given: Pair, date: string | null = null) =>
  parseTokenResponse(answer(pair(given), { date }), 0).expiresAt

it('reads the documented answer', () => {
  expect(parseTokenResponse(answer(pair()), 1_000)).toEqual({
    value: 'access',
    obtainedAt: 1_000,
    expiresAt: 1_000 + HOUR,
    refreshToken: 'refresh',
    refreshExpiresAt: 1_000 + 24 * HOUR,
    scope: 'development',
  })
})

it.each([
  ['1h', HOUR],
  ['4s', 4_000],
  ['30 m', HOUR / 2],
  ['1d', 24 * HOUR],
  ['1H', HOUR],
  ['3600', HOUR],
  [3600, HOUR],
  ['30d', 24 * HOUR],
  [1e9, 24 * HOUR],
  ['500ms', 500],
])('reads a life of %j', (expiresIn, life) => {
  expect(lifeOf({ expiration: { expiresIn } })).toBe(life)
})

it.each([undefined, null, '', 'soon', '0', -5, {}, Number.NaN])(
  'asks the token itself when expiresIn is %j',
  (expiresIn) => {
    const accessToken = jwt({ iat: 5_000, exp: 5_060, name: '\u00ff\u00fe?>' })
    expect(lifeOf({ accessToken, expiration: { expiresIn } })).toBe(60_000)
  },
)

it('takes the life from expiresAt and the Date header when the token tells none', () => {
  const expiration = { expiresAt: '2030-01-01T00:10:00Z' }
  expect(lifeOf({ expiration }, 'Tue, 01 Jan 2030 00:00:00 GMT')).toBe(600_000)
})

it.each([
  ['in the past', '2001-01-01T00:00:00Z', 'Tue, 01 Jan 2030 00:00:00 GMT'],
  ['without a Date', '2030-01-01T00:10:00Z', null],
  ['that is no date', 'tomorrow', 'Tue, 01 Jan 2030 00:00:00 GMT'],
])('gives it 5 minutes with an expiresAt %s', (_how, expiresAt, date) => {
  expect(lifeOf({ accessToken: jwt({ exp: 1 }), expiration: { expiresAt } }, date)).toBe(300_000)
})

it('has no refresh token where the answer has none', () => {
  expect(parseTokenResponse(answer(pair({ refreshToken: null })), 0)).toMatchObject({
    refreshToken: undefined,
    refreshExpiresAt: undefined,
  })
})

it('reads the life of the refresh token', () => {
  const expiration = { expiresIn: '1h', refreshExpiresIn: '2h' }
  expect(parseTokenResponse(answer(pair({ expiration })), 0).refreshExpiresAt).toBe(2 * HOUR)
})

const refusal = (reason: string) => ({
  success: false,
  message: 'Not accepted.',
  errors: { credentials: { code: 'invalid_credentials', reason } },
})

it.each([
  ['no token', answer({ success: true, data: {} }), 'protocol.violated'],
  ['a token that is a number', answer(pair({ accessToken: 1 })), 'protocol.violated'],
  ['a token with a line break', answer(pair({ accessToken: 'a\r\nx-evil: 1' })), 'protocol.violated'],
  ['an endless token', answer(pair({ accessToken: 'a'.repeat(8_193) })), 'protocol.violated'],
  ['a refresh token in another script', answer(pair({ refreshToken: 'ключ' })), 'protocol.violated'],
  ['HTML', answer('<html>hi</html>'), 'protocol.violated'],
  ['HTML with 403', answer('<html>hi</html>', { status: 403 }), 'protocol.violated'],
  ['nothing', answer(''), 'protocol.violated'],
  ['half an answer', answer(JSON.stringify(pair()).slice(0, 60)), 'protocol.violated'],
  ['JSON of another kind', answer({ access_token: 'x' }), 'protocol.violated'],
  ['200 with success false', answer(refusal('The key is wrong.')), 'protocol.violated'],
  ['404', answer({ success: false }, { status: 404 }), 'protocol.violated'],
  ['400', answer(refusal('The key is wrong.'), { status: 400 }), 'auth.rejected'],
  ['401', answer(refusal('The key is wrong.'), { status: 401 }), 'auth.rejected'],
  ['401 without a body', answer('', { status: 401 }), 'auth.rejected'],
  ['403', answer(refusal('The key is revoked.'), { status: 403 }), 'auth.rejected'],
  ['500', answer({ success: false }, { status: 500 }), 'network.unreachable'],
  ['503 as HTML', answer('<html>', { status: 503 }), 'network.unreachable'],
])('refuses %s', (_what, given, code) => {
  expect(() => parseTokenResponse(given, 0)).toThrow(expect.objectContaining({ code }))
})

it("quotes the server's own words", () => {
  expect(() => parseTokenResponse(answer(refusal('The key is wrong.'), { status: 401 }), 0)).toThrow(
    'Signet does not accept this key and secret (401): "Not accepted", "The key is wrong". Check both',
  )
})

it.each([
  'key pk_test_12345 is wrong',
  'QWERTYUIOPASDFGH',
  'see <b>here</b>',
  'a'.repeat(40),
  'eyJhbGciOi.eyJzdWIi.c2ln',
])('never quotes %j: it may be what was sent', (reason) => {
  expect(() => parseTokenResponse(answer(refusal(reason), { status: 401 }), 0)).not.toThrow(reason)
})

it('quotes nothing of an answer that echoes what was sent', () => {
  const given = answer(refusal('The secret hunter is wrong.'), { status: 401 })
  expect(() => parseTokenResponse(given, 0, ['hunter'])).toThrow('(401). Check both')
})

it('says how long to wait', () => {
  try {
    parseTokenResponse(answer('', { status: 429, retryAfter: '7' }), 0)
    expect.unreachable()
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError)
    expect(thrown).toMatchObject({ code: 'auth.waiting', retryAfterMs: 7_000 })
  }
})
