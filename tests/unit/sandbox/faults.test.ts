import { describe, expect, it, vi } from 'vitest'
import { createSandbox } from '#lib/sandbox/sandbox.ts'
import { CREDENTIALS, drivenSandbox, START } from '../../fakes/driven-sandbox.ts'

const LIST = '/partner/v1/all-clients'
const REGISTER = '/partner/v1/register-client'
const LIN = { name: 'Lin Example', email: 'lin@example.test' }

describe('faults', () => {
  const fault = async (kind: string, more: object = {}) => {
    const driven = drivenSandbox()
    await driven.control('POST', 'faults', { kind, times: 1, where: 'api', ...more })
    return driven
  }

  it.each([
    ['500', 500, '{"success":false,"message":"Internal error","error":"Unexpected fault"}'],
    ['503', 503, '{"success":false,"message":"Internal error","error":"Unexpected fault"}'],
    ['401', 401, expect.stringContaining('missing_header')],
    ['403', 403, expect.stringContaining('forbidden')],
    ['400', 400, expect.stringContaining('not accepted')],
    ['success-false', 200, '{"success":false,"message":"Internal error","error":"Unexpected fault"}'],
    ['html', 502, expect.stringMatching(/^<!doctype html>/)],
    ['empty', 200, ''],
    ['truncated', 200, expect.stringMatching(/^\{"success":true,.*[^}]$/)],
    ['redirect', 302, ''],
  ])('make an answer of kind %s, once', async (kind, status, text) => {
    const { call } = await fault(kind)
    expect(await call('GET', LIST)).toMatchObject({ status, text })
    expect((await call('GET', LIST)).json.success).toBe(true)
  })

  it('send elsewhere with the status that was told', async () => {
    const { call } = await fault('redirect', { status: 307, to: 'https://other.test/x' })
    const { status, headers } = await call('GET', LIST)
    expect([status, headers.get('Location')]).toEqual([307, 'https://other.test/x'])
  })

  it('edit the JSON of an answer at the places named', async () => {
    const set = { 'data.clients': null, 'data.made.up': 1, message: 'Edited' }
    const { call } = await fault('edited', { set })
    const { json } = await call('GET', LIST)
    expect(json).toMatchObject({ success: true, message: 'Edited', data: { clients: null, pagination: {} } })
    expect(json.data.made).toBe(undefined)
  })

  it('make a 429 with the time to wait', async () => {
    const { call } = await fault('429', { ms: 7000 })
    const { status, headers } = await call('GET', LIST)
    expect([status, headers.get('Retry-After')]).toEqual([429, '7'])
  })

  it('make an answer slow by the clock that was given', async () => {
    const sleep = vi.fn(async () => {})
    const { call, control } = drivenSandbox({ sleep })
    await control('POST', 'faults', { kind: 'slow', ms: 45_000 })
    expect((await call('GET', LIST)).status).toBe(200)
    expect(sleep).toHaveBeenCalledWith(45_000)
  })

  it('break the connection before the call, or after it was handled', async () => {
    const { call, control } = await fault('reset')
    await expect(call('POST', REGISTER, LIN)).rejects.toThrow(TypeError)
    expect((await call('POST', REGISTER, LIN)).status).toBe(201)
    await control('POST', 'faults', { kind: 'reset', times: 1, after: true, where: 'api' })
    await expect(call('POST', REGISTER, { ...LIN, email: 'b@example.test' })).rejects.toThrow(TypeError)
    expect((await call('POST', REGISTER, { ...LIN, email: 'b@example.test' })).status).toBe(409)
  })

  it('let a call hang until it is aborted', async () => {
    const { sandbox } = await fault('hang')
    const stop = new AbortController()
    const answer = sandbox.fetch(new Request(`http://sandbox.test${LIST}`, { signal: stop.signal }))
    stop.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
  })

  it('meet the calls they are meant for, as often as they were told', async () => {
    const { call, control } = drivenSandbox()
    await control('PUT', 'faults', [
      { kind: '500', match: { method: 'get', path: '/partner/v1/get-client/{clientId}' }, times: 2 },
      { kind: '500', match: { path: '/fraud/*' } },
    ])
    const get = () => call('GET', '/partner/v1/get-client/00000000-0000-4000-8000-000000000001')
    expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([500, 500, 200])
    const ips = () => call('GET', '/fraud/v1/ip/all')
    expect([(await ips()).status, (await ips()).status]).toEqual([500, 500])
    expect((await call('GET', LIST)).status).toBe(200)
    await control('DELETE', 'faults')
    expect((await ips()).status).toBe(200)
  })

  it('are added by POST and replaced by PUT', async () => {
    const { control } = drivenSandbox()
    const kinds = (faults: { kind: string }[]) => faults.map(({ kind }) => kind)
    await control('POST', 'faults', { kind: '500' })
    expect(kinds((await control('POST', 'faults', { kind: 'html' })).json)).toEqual(['500', 'html'])
    expect(kinds((await control('PUT', 'faults', { kind: 'empty' })).json)).toEqual(['empty'])
  })

  it('can meet token calls alone', async () => {
    const { call, generate, control } = drivenSandbox()
    const { accessToken } = await generate()
    await control('POST', 'faults', { kind: 'html', where: 'token' })
    expect((await call('GET', LIST, undefined, accessToken)).status).toBe(200)
    expect((await call('POST', '/dpop/v1/api/generate-token', CREDENTIALS, null)).status).toBe(502)
  })

  it.each([{ kind: 'meteor' }, [{ kind: '500', times: 0 }], 'slow', null])(
    'are refused when unknown: %o',
    async (body) => {
      const { status, json } = await drivenSandbox().control('POST', 'faults', body)
      expect(status).toBe(400)
      expect(json.error).toContain('success-false')
    },
  )
})

describe('the levers', () => {
  it('end all live access tokens now, and leave refresh tokens and later ones good', async () => {
    const { call, generate, refresh, control } = drivenSandbox()
    const { accessToken, refreshToken } = await generate()
    await control('POST', 'expire')
    expect((await call('GET', LIST, undefined, accessToken)).status).toBe(401)
    const renewed = await refresh(refreshToken)
    expect((await call('GET', LIST, undefined, renewed.json.data.credentials.accessToken)).status).toBe(200)
  })

  it('make further keys whose tokens live beside the others, and end with their own key alone', async () => {
    const { call, generate, control, sandbox } = drivenSandbox()
    const own = await generate()
    const { json: made } = await control('POST', 'keys')
    const answer = await call('POST', '/dpop/v1/api/generate-token', made, null)
    const { accessToken, refreshToken } = answer.json.data.credentials
    const again = { apiKey: made.apiKey, refreshToken }
    expect((await call('POST', '/dpop/v1/api/refresh-token', again, null)).status).toBe(200)
    const wrong = { ...made, apiSecret: CREDENTIALS.apiSecret }
    expect((await call('POST', '/dpop/v1/api/generate-token', wrong, null)).status).toBe(401)
    expect(JSON.stringify(sandbox.state())).not.toContain(made.apiKey)

    await control('POST', 'revoke', { apiKey: CREDENTIALS.apiKey })
    expect((await call('GET', LIST, undefined, own.accessToken)).status).toBe(401)
    expect((await call('GET', LIST, undefined, accessToken)).status).toBe(200)
  })

  it('put everything back to a fresh sandbox', async () => {
    const { call, generate, control } = drivenSandbox()
    const { accessToken } = await generate()
    await call('POST', REGISTER, LIN)
    await control('POST', 'revoke')
    await control('POST', 'faults', { kind: '500' })
    await control('POST', 'reset')
    expect((await call('GET', LIST, undefined, accessToken)).status).toBe(401)
    expect((await call('GET', LIST)).json.data.pagination.total).toBe(30)
  })

  it('tell which calls came, counted by operation, without a token or a query', async () => {
    const { call, generate, control } = drivenSandbox()
    const { accessToken } = await generate()
    await call('GET', `${LIST}?limit=1`, undefined, accessToken)
    await call('GET', '/nowhere', undefined, accessToken)
    const { json, text } = await control('GET', 'log')
    expect(json.counts).toEqual({ generateToken: 1, listClients: 1, unknown: 1 })
    expect(json.calls[1]).toEqual({ at: START, method: 'GET', path: LIST, status: 200, operationId: 'listClients' })
    expect(text).not.toContain(accessToken)
    expect((await control('DELETE', 'log')).json).toEqual({ calls: [], counts: {} })
  })

  it('do not answer unless they are switched on', async () => {
    const sandbox = createSandbox({ credentials: CREDENTIALS, now: () => START })
    const { status } = await sandbox.fetch(new Request('http://sandbox.test/__sandbox/log'))
    expect(status).toBe(404)
  })
})
