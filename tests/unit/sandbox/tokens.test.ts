import { describe, expect, it } from 'vitest'
import { durationText } from '#lib/sandbox/tokens.ts'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { CREDENTIALS, drivenSandbox, examplePath, START } from '../../fakes/driven-sandbox.ts'

const GENERATE = '/dpop/v1/api/generate-token'
const LIST = '/partner/v1/all-clients'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const NO_TOKEN = {
  success: false,
  message: 'Authorization header missing or malformed',
  errors: {
    authorization: {
      code: 'missing_header',
      reason: 'Authorization header is required and must use Bearer scheme',
    },
  },
}

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString())

describe('generating a token', () => {
  it('answers with the guide’s envelope', async () => {
    const { status, json, headers } = await drivenSandbox().call('POST', GENERATE, CREDENTIALS, null)
    expect(status).toBe(200)
    expect(headers.get('Date')).toBe('Tue, 01 Jan 2030 12:00:00 GMT')
    expect(json).toEqual({
      success: true,
      message: 'Access token generated successfully.',
      data: {
        credentials: { accessToken: expect.any(String), refreshToken: expect.any(String), tokenType: 'Bearer' },
        expiration: { expiresIn: '1h', expiresAt: '2030-01-01T13:00:00.000Z', refreshExpiresIn: '1d' },
        usage: { format: 'Bearer {accessToken}', scope: 'development' },
      },
    })
  })

  it('makes a JWT that says when it was made and when it ends, and holds neither key nor secret', async () => {
    const { accessToken } = await drivenSandbox().generate()
    const header = JSON.parse(Buffer.from(accessToken.split('.')[0] as string, 'base64url').toString())
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' })
    const claims = claimsOf(accessToken)
    expect(claims).toMatchObject({ iat: START / 1000, exp: START / 1000 + 3600, scope: 'development' })
    expect(claims.jti).toEqual(expect.any(String))
    expect(JSON.stringify(claims)).not.toMatch(/key-1|secret-1/)
  })

  it.each([
    ['a wrong secret', { ...CREDENTIALS, apiSecret: 'other' }, 401, 'credentials', 'invalid_credentials'],
    ['a wrong key', { ...CREDENTIALS, apiKey: 'other' }, 401, 'credentials', 'invalid_credentials'],
    ['no secret', { apiKey: 'key-1' }, 400, 'apiSecret', 'required'],
  ])('refuses %s by name', async (_what, body, status, name, code) => {
    const answer = await drivenSandbox().call('POST', GENERATE, body, null)
    expect(answer.status).toBe(status)
    expect(answer.json.errors[name].code).toBe(code)
  })
})

describe('an access token', () => {
  it('is wanted by every service, and its lack is answered as the guide prints it', async () => {
    const { call } = drivenSandbox()
    for (const operation of OPERATIONS.filter(({ bearer }) => bearer)) {
      const { status, json } = await call(operation.method, examplePath(operation), undefined, null)
      expect({ id: operation.id, status, json }).toEqual({ id: operation.id, status: 401, json: NO_TOKEN })
    }
  })

  it('is good until its last millisecond, and then answered like a missing one', async () => {
    const { generate, call, pass } = drivenSandbox()
    const { accessToken } = await generate()
    pass(HOUR_MS - 1)
    expect((await call('GET', LIST, undefined, accessToken)).status).toBe(200)
    pass(1)
    expect(await call('GET', LIST, undefined, accessToken)).toMatchObject({ status: 401, json: NO_TOKEN })
  })

  it.each([
    ['is no JWT', () => 'nonsense'],
    ['has a broken signature', (token: string) => `${token.slice(0, -4)}AAAA`],
    ['has other claims', (token: string) => token.replace(/\..+\./, `.${btoa('{"type":"access"}')}.`)],
  ])('is refused when it %s', async (_what, spoil) => {
    const { generate, call } = drivenSandbox()
    const { accessToken } = await generate()
    expect(await call('GET', LIST, undefined, spoil(accessToken))).toMatchObject({ status: 401, json: NO_TOKEN })
  })

  it('cannot be replaced by a refresh token', async () => {
    const { generate, call } = drivenSandbox()
    const { refreshToken } = await generate()
    expect((await call('GET', LIST, undefined, refreshToken)).status).toBe(401)
  })

  it('lives as long as the sandbox was told', async () => {
    const { call, pass, generate } = drivenSandbox({ tokenLifeMs: 4000, refreshLifeMs: 90_000 })
    const { json } = await call('POST', GENERATE, CREDENTIALS, null)
    expect(json.data.expiration).toMatchObject({ expiresIn: '4s', refreshExpiresIn: '90s' })
    const { accessToken } = await generate()
    pass(4000)
    expect((await call('GET', LIST, undefined, accessToken)).status).toBe(401)
  })
})

describe('refreshing', () => {
  it('trades the refresh token for a new pair', async () => {
    const { generate, refresh, call } = drivenSandbox()
    const first = await generate()
    const { status, json } = await refresh(first.refreshToken)
    expect(status).toBe(200)
    const second = json.data.credentials
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect((await call('GET', LIST, undefined, second.accessToken)).status).toBe(200)
    expect((await refresh(second.refreshToken)).status).toBe(200)
  })

  it('refuses a spent refresh token, and kills its whole family', async () => {
    const { generate, refresh, call } = drivenSandbox()
    const first = await generate()
    const stranger = await generate()
    const second = (await refresh(first.refreshToken)).json.data.credentials
    const reused = await refresh(first.refreshToken)
    expect(reused.status).toBe(401)
    expect(reused.json.errors.credentials.code).toBe('invalid_credentials')
    expect((await refresh(second.refreshToken)).status).toBe(401)
    expect((await call('GET', LIST, undefined, second.accessToken)).status).toBe(401)
    expect((await refresh(stranger.refreshToken)).status).toBe(200)
  })

  it('lets only one of two calls with the same token through', async () => {
    const { generate, refresh } = drivenSandbox()
    const { refreshToken } = await generate()
    const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('refuses a refresh token that has expired', async () => {
    const { generate, refresh, pass } = drivenSandbox()
    const { refreshToken } = await generate()
    pass(DAY_MS)
    expect((await refresh(refreshToken)).status).toBe(401)
  })

  it.each([
    ['another key’s name', (token: string) => ({ apiKey: 'other', refreshToken: token })],
    ['something that is no token', () => ({ apiKey: CREDENTIALS.apiKey, refreshToken: 'nonsense' })],
  ])('refuses %s, and leaves the token good', async (_what, bodyOf) => {
    const { generate, refresh, call } = drivenSandbox()
    const { refreshToken } = await generate()
    const { status, json } = await call('POST', '/dpop/v1/api/refresh-token', bodyOf(refreshToken), null)
    expect(status).toBe(401)
    expect(json.errors.credentials.code).toBe('invalid_credentials')
    expect((await refresh(refreshToken)).status).toBe(200)
  })

  it('refuses an access token in its place, and leaves the refresh token good', async () => {
    const { generate, refresh } = drivenSandbox()
    const { accessToken, refreshToken } = await generate()
    expect((await refresh(accessToken)).status).toBe(401)
    expect((await refresh(refreshToken)).status).toBe(200)
  })

  it('refuses a refresh token that was issued to another key', async () => {
    const theirs = drivenSandbox({ credentials: { apiKey: 'theirs', apiSecret: 's' } })
    const body = { apiKey: 'theirs', apiSecret: 's' }
    const { json } = await theirs.call('POST', GENERATE, body, null)
    const ours = drivenSandbox({ state: theirs.sandbox.state() })
    expect((await ours.refresh(json.data.credentials.refreshToken)).status).toBe(401)
  })
})

describe('a revoked key', () => {
  it('is answered 403 at token calls, and its live tokens 401', async () => {
    const { generate, refresh, call, control } = drivenSandbox()
    const { accessToken, refreshToken } = await generate()
    await control('POST', 'revoke')
    const answers = [await call('POST', GENERATE, CREDENTIALS, null), await refresh(refreshToken)]
    for (const { status, json } of answers) {
      expect(status).toBe(403)
      expect(json.errors.credentials.code).toBe('key_revoked')
    }
    expect(await call('GET', LIST, undefined, accessToken)).toMatchObject({ status: 401, json: NO_TOKEN })
  })
})

it('writes durations as the guide does', () => {
  expect([HOUR_MS, DAY_MS, 4000, 90_000, 120_000].map(durationText)).toEqual(['1h', '1d', '4s', '90s', '2m'])
})
