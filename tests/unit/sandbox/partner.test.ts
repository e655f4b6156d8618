import { describe, expect, it } from 'vitest'
import { drivenSandbox } from '../../fakes/driven-sandbox.ts'

const ADA = '00000000-0000-4000-8000-000000000001'
const BO = '00000000-0000-4000-8000-000000000002'
const NOBODY = '00000000-0000-4000-8000-00000000ffff'
const LIN = { name: 'Lin Example', email: 'lin@example.test' }

describe('registering a client', () => {
  it('makes one that is read, listed first, and can be blacklisted', async () => {
    const { call } = drivenSandbox()
    const { status, json } = await call('POST', '/partner/v1/register-client', LIN)
    expect(status).toBe(201)
    const { clientId } = json.data
    expect((await call('GET', `/partner/v1/get-client/${clientId}`)).json).toEqual({ success: true, data: json.data })
    const page = await call('GET', '/partner/v1/all-clients')
    expect(page.json.data.clients[0]).toEqual(json.data)
    expect(page.json.data.pagination).toEqual({ total: 31, limit: 20, offset: 0, hasMore: true })
    const reasons = [{ category: 'KYC_RISK', severity: 'LOW' }]
    await call('POST', '/fraud/v1/blacklist', { clientId, reasons })
    expect((await call('GET', '/fraud/v1/blacklist/all')).json.data.items[0].clientId).toBe(clientId)
  })

  it('refuses an address in use with a code, whatever its case', async () => {
    const { status, json } = await drivenSandbox().call('POST', '/partner/v1/register-client', {
      name: 'Another Ada',
      email: 'ADA@example.test',
    })
    expect(status).toBe(409)
    expect(json).toEqual({
      success: false,
      message: 'Client exists',
      error: { code: 'CLIENT_EXISTS', email: 'ada@example.test' },
    })
  })

  it('refuses a bad address by name, as a text', async () => {
    const { status, json } = await drivenSandbox().call('POST', '/partner/v1/register-client', { ...LIN, email: 'lin' })
    expect(status).toBe(400)
    expect(json).toEqual({ success: false, message: 'Validation failed', error: 'email must be an email address' })
  })
})

describe('changing a client', () => {
  it('leaves what is not sent as it is', async () => {
    const { call, pass } = drivenSandbox()
    pass(1000)
    await call('PATCH', '/partner/v1/update-client', { clientId: ADA, status: 'suspended' })
    expect((await call('GET', `/partner/v1/get-client/${ADA}`)).json.data).toMatchObject({
      name: 'Ada Example',
      email: 'ada@example.test',
      status: 'suspended',
      updatedAt: '2030-01-01T12:00:01.000Z',
    })
  })

  it('refuses an address in use as a text, and takes one’s own', async () => {
    const { call } = drivenSandbox()
    const taken = await call('PATCH', '/partner/v1/update-client', { clientId: ADA, email: 'bo@example.test' })
    expect(taken.status).toBe(400)
    expect(taken.json.error).toBe('email is in use by another client')
    const own = await call('PATCH', '/partner/v1/update-client', { clientId: ADA, email: 'Ada@example.test' })
    expect(own.status).toBe(200)
  })
})

describe('removing a client', () => {
  it('marks it as deleted, keeps its address, and can be taken back', async () => {
    const { call } = drivenSandbox()
    const removed = await call('DELETE', '/partner/v1/remove-client', { clientId: BO })
    expect(removed.json.data).toEqual({ clientId: BO })
    expect((await call('GET', `/partner/v1/get-client/${BO}`)).json.data.status).toBe('deleted')
    const again = { name: 'Bo', email: 'bo@example.test' }
    expect((await call('POST', '/partner/v1/register-client', again)).status).toBe(409)
    await call('PATCH', '/partner/v1/update-client', { clientId: BO, status: 'active' })
    expect((await call('GET', `/partner/v1/get-client/${BO}`)).json.data.status).toBe('active')
  })
})

describe('the list of clients', () => {
  it('is cut by limit and offset, and says whether there is more', async () => {
    const { call } = drivenSandbox()
    const all = (await call('GET', '/partner/v1/all-clients?limit=100')).json.data.clients
    expect(all).toHaveLength(30)
    const page = await call('GET', '/partner/v1/all-clients?limit=10&offset=20')
    expect(page.json.data.clients).toEqual(all.slice(20))
    expect(page.json.data.pagination).toEqual({ total: 30, limit: 10, offset: 20, hasMore: false })
  })

  it.each([
    ['limit=0', 'limit must be at least 1'],
    ['limit=101', 'limit must be at most 100'],
    ['limit=many', 'limit must be a whole number'],
    ['limit=1.5', 'limit must be a whole number'],
    ['offset=-1', 'offset must be at least 0'],
  ])('refuses %s', async (query, error) => {
    const { status, json } = await drivenSandbox().call('GET', `/partner/v1/all-clients?${query}`)
    expect([status, json.error]).toEqual([400, error])
  })
})

describe('the older list of users', () => {
  it('shows the same people by their client’s id, active ones alone, without paging', async () => {
    const { call } = drivenSandbox()
    await call('DELETE', '/partner/v1/remove-client', { clientId: BO })
    const { data } = (await call('GET', '/partner/v1/all-users')).json
    expect(data.count).toBe(data.users.length)
    const ids = data.users.map(({ userId }: { userId: string }) => userId)
    expect(ids).toContain(ADA)
    expect(ids).not.toContain(BO)
    expect(data.users[0]).toMatchObject({ userId: ADA, did: 'did:key:zExample1', entityType: 'user' })
  })
})

it.each([
  ['GET', `/partner/v1/get-client/${NOBODY}`, undefined],
  ['PATCH', '/partner/v1/update-client', { clientId: NOBODY }],
  ['DELETE', '/partner/v1/remove-client', { clientId: NOBODY }],
])('answers 404 with the message alone for an unknown client: %s %s', async (method, path, body) => {
  const { status, json } = await drivenSandbox().call(method, path, body)
  expect([status, json]).toEqual([404, { success: false, message: 'Client not found' }])
})
