import { describe, expect, it, vi } from 'vitest'
import { parseSandboxState } from '#lib/sandbox/state.ts'
import { CREDENTIALS, drivenSandbox } from '../../fakes/driven-sandbox.ts'

const LIST = '/partner/v1/all-clients'
const REGISTER = '/partner/v1/register-client'
const LIN = { name: 'Lin Example', email: 'lin@example.test' }

describe('a call that nobody knows', () => {
  it('is answered 404 in an envelope', async () => {
    const { status, json } = await drivenSandbox().call('GET', '/fraud/v1/nothing')
    expect([status, json.success, json.errors.path.code]).toEqual([404, false, 'not_found'])
  })

  it('is answered 405 where another method would do, and says which', async () => {
    const { status, json, headers } = await drivenSandbox().call('PUT', '/fraud/v1/blacklist', {})
    expect([status, headers.get('Allow'), json.errors.method.code]).toEqual([405, 'POST, DELETE', 'method_not_allowed'])
  })
})

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"apiKey": ', 400, 'body', 'invalid_json'],
    ['that is missing', undefined, 400, 'body', 'required'],
    ['that is no object', '[]', 400, 'body', 'invalid_type'],
    ['that is too large', `"${'x'.repeat(100_000)}"`, 413, 'body', 'too_long'],
  ])('%s is refused by name', async (_what, body, status, name, code) => {
    const answer = await drivenSandbox().call('POST', '/dpop/v1/api/generate-token', body, null)
    expect([answer.status, answer.json.errors[name].code]).toEqual([status, code])
  })
})

describe('the limit', () => {
  it('refuses the call after a hundred in a minute, and says when to come back', async () => {
    const { generate, call, control, pass } = drivenSandbox()
    const { accessToken } = await generate()
    await control('POST', 'limit', { on: true })
    for (let count = 0; count < 100; count++) {
      expect((await call('GET', LIST, undefined, accessToken)).status).toBe(200)
    }
    pass(1500)
    const { status, headers, json } = await call('GET', LIST, undefined, accessToken)
    expect([status, headers.get('Retry-After'), json.errors.requests.code]).toEqual([429, '59', 'rate_limited'])
    pass(58_500)
    expect((await call('GET', LIST, undefined, accessToken)).status).toBe(200)
  })

  it('is off until it is switched on, and off again when it is switched off', async () => {
    const { generate, call, control } = drivenSandbox()
    const { accessToken } = await generate()
    const hundred = async () => {
      const answers = await Promise.all(Array.from({ length: 101 }, () => call('GET', LIST, undefined, accessToken)))
      return answers.filter(({ status }) => status === 429).length
    }
    expect(await hundred()).toBe(0)
    await control('POST', 'limit', { on: true })
    expect(await hundred()).toBe(1)
    await control('POST', 'limit', { on: false })
    expect(await hundred()).toBe(0)
  })
})

describe('the state', () => {
  it('lets another sandbox go on where one stopped: data, tokens, faults and limit', async () => {
    const first = drivenSandbox()
    const { accessToken, refreshToken } = await first.generate()
    await first.call('POST', REGISTER, LIN)
    await first.control('POST', 'faults', { kind: '500', times: 1, match: { path: REGISTER } })
    const state = JSON.parse(JSON.stringify(first.sandbox.state()))

    const second = drivenSandbox({ state: parseSandboxState(state) })
    const page = await second.call('GET', LIST, undefined, accessToken)
    expect(page.json.data.clients[0]).toMatchObject(LIN)
    expect((await second.call('POST', REGISTER, LIN)).status).toBe(500)
    expect((await second.call('POST', REGISTER, LIN)).status).toBe(409)
    expect((await second.refresh(refreshToken)).status).toBe(200)
  })

  it('is handed over after each write and before its answer, and holds neither key, secret nor token', async () => {
    const kept: string[] = []
    let isStored = false
    const { call, generate } = drivenSandbox({
      keep: async (state) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        kept.push(JSON.stringify(state))
        isStored = true
      },
    })
    const { accessToken, refreshToken } = await generate()
    isStored = false
    await call('POST', REGISTER, LIN, accessToken)
    expect(isStored).toBe(true)
    const writes = kept.length
    await call('GET', LIST, undefined, accessToken)
    expect(kept).toHaveLength(writes)
    expect(kept.at(-1)).toContain('lin@example.test')
    for (const secret of [CREDENTIALS.apiKey, CREDENTIALS.apiSecret, accessToken, refreshToken]) {
      expect(kept.join()).not.toContain(secret)
    }
  })

  it('is handed over one at a time, in the order of the changes', async () => {
    const kept: number[] = []
    const { call, generate } = drivenSandbox({
      keep: async ({ data }) => {
        const wait = kept.length === 0 ? 20 : 0
        kept.push(data.clients.length)
        await new Promise((resolve) => setTimeout(resolve, wait))
        kept.push(data.clients.length)
      },
    })
    const { accessToken } = await generate()
    kept.length = 0
    const register = (email: string) => call('POST', REGISTER, { ...LIN, email }, accessToken)
    await Promise.all([register('a@b.test'), register('c@d.test')])
    expect(kept).toEqual([kept[0], kept[0], 32, 32])
  })

  it('remembers a fault that is used up, also where the call only reads', async () => {
    const keep = vi.fn()
    const { call, generate, control } = drivenSandbox({ keep })
    const { accessToken } = await generate()
    await control('POST', 'faults', { kind: '500', times: 1 })
    expect(keep.mock.lastCall?.[0].faults).toHaveLength(1)
    await call('GET', LIST, undefined, accessToken)
    expect(keep.mock.lastCall?.[0].faults).toEqual([])
  })

  it('is small, and that of a fresh sandbox has thirty clients', () => {
    const state = drivenSandbox().sandbox.state()
    expect(state.data.clients).toHaveLength(30)
    expect(JSON.stringify(state).length).toBeLessThan(30_000)
  })

  it('has a signing key of its own each time', async () => {
    const { accessToken } = await drivenSandbox().generate()
    expect((await drivenSandbox().call('GET', LIST, undefined, accessToken)).status).toBe(401)
  })

  it('answers 500 when it cannot be stored', async () => {
    const { call } = drivenSandbox({ keep: () => Promise.reject(new Error('full')) })
    const { status, json } = await call('POST', '/dpop/v1/api/generate-token', CREDENTIALS, null)
    expect([status, json.errors.server.code]).toEqual([500, 'internal_error'])
  })

  it.each([null, 'text', {}, { version: 1 }, { ...drivenSandbox().sandbox.state(), data: { clients: [] } }])(
    'is refused when it is damaged: %o',
    (state) => {
      expect(() => parseSandboxState(state)).toThrow(expect.objectContaining({ code: 'input.invalid' }))
    },
  )
})
