import { describe, expect, it } from 'vitest'
import { drivenSandbox } from '../../fakes/driven-sandbox.ts'

const ADA = '00000000-0000-4000-8000-000000000001'
const CEM = '00000000-0000-4000-8000-000000000011'
const NOBODY = '00000000-0000-4000-8000-00000000ffff'
const DEVICE = '00000000-0000-4000-8000-000000000003'
const REASONS = [{ category: 'ACCOUNT_ABUSE', severity: 'LOW' }]
const IP_REASONS = [{ category: 'TOR_EXIT', severity: 'CRITICAL' }]

describe('the blacklist', () => {
  it('shows who was put on it, first, in both forms', async () => {
    const { call } = drivenSandbox()
    expect((await call('POST', '/fraud/v1/blacklist', { clientId: ADA, reasons: REASONS })).status).toBe(201)
    const clients = await call('GET', '/fraud/v1/blacklist/all')
    expect(clients.json.data.items[0]).toMatchObject({ clientId: ADA, reasons: REASONS })
    const users = await call('GET', '/fraud/v1/blacklist/users')
    expect(users.json.data.items[0]).toMatchObject({ userId: ADA, reason: 'ACCOUNT_ABUSE (LOW)' })
    const check = await call('GET', `/fraud/v1/blacklist/client/${ADA}`)
    expect(check.json.data).toMatchObject({ isBlacklisted: true, reasons: REASONS })
  })

  it('takes the older form with a user and one text, and shows the same person', async () => {
    const { call } = drivenSandbox()
    await call('POST', '/fraud/v1/blacklist', { userId: ADA, reason: 'Chargebacks' })
    expect((await call('PATCH', `/fraud/v1/blacklist/${ADA}`)).json.data).toMatchObject({
      isBlacklisted: true,
      reason: 'Chargebacks',
    })
    expect((await call('GET', '/fraud/v1/blacklist/all')).json.data.items[0].clientId).toBe(ADA)
  })

  it('replaces the reasons of one who is on it already', async () => {
    const { call } = drivenSandbox()
    const before = await call('GET', '/fraud/v1/blacklist/all')
    expect((await call('POST', '/fraud/v1/blacklist', { clientId: CEM, reasons: REASONS })).status).toBe(201)
    const after = await call('GET', '/fraud/v1/blacklist/all')
    expect(after.json.data.pagination.total).toBe(before.json.data.pagination.total)
    expect(after.json.data.items[0]).toMatchObject({ clientId: CEM, reasons: REASONS })
  })

  it.each([
    ['DELETE', '/fraud/v1/blacklist', { clientId: CEM }],
    ['DELETE', `/fraud/v1/blacklist/${CEM}`, undefined],
  ])('lets go of one who is on it, once: %s %s', async (method, path, body) => {
    const { call } = drivenSandbox()
    expect((await call(method, path, body)).status).toBe(200)
    expect((await call('GET', `/fraud/v1/blacklist/client/${CEM}`)).json.data.isBlacklisted).toBe(false)
    expect((await call(method, path, body)).status).toBe(404)
  })
})

describe('flags', () => {
  it('of a device are set, found, replaced and taken off', async () => {
    const { call } = drivenSandbox()
    const flag = { deviceId: DEVICE, clientId: ADA, reasons: [{ category: 'MULTI_ACCOUNT', severity: 'LOW' }] }
    expect((await call('POST', '/fraud/v1/device', flag)).status).toBe(201)
    expect((await call('POST', '/fraud/v1/device', flag)).status).toBe(201)
    expect((await call('GET', '/fraud/v1/device/all')).json.data.pagination.total).toBe(4)
    expect((await call('GET', `/fraud/v1/device/${DEVICE}/${ADA}`)).json.data.isFlagged).toBe(true)
    expect((await call('GET', `/fraud/v1/device/${DEVICE}/${CEM}`)).json.data.isFlagged).toBe(false)
    expect((await call('DELETE', '/fraud/v1/device', { deviceId: DEVICE, clientId: ADA })).status).toBe(200)
    expect((await call('DELETE', '/fraud/v1/device', { deviceId: DEVICE, clientId: ADA })).status).toBe(404)
  })

  it('of an IPv6 address are found by the encoded path', async () => {
    const { call } = drivenSandbox()
    await call('POST', '/fraud/v1/ip', { ip: '2001:db8::17', clientId: ADA, reasons: IP_REASONS })
    const check = await call('GET', `/fraud/v1/ip/${encodeURIComponent('2001:db8::17')}/${ADA}`)
    expect(check.json.data).toMatchObject({ isFlagged: true, ip: '2001:db8::17' })
  })
})

describe('reports', () => {
  it('add up for a client, and go all at once', async () => {
    const { call } = drivenSandbox()
    const report = { clientId: ADA, reasons: [{ category: 'KYC_RISK', severity: 'LOW' }] }
    await call('POST', '/fraud/v1/report', report)
    await call('POST', '/fraud/v1/report', report)
    expect((await call('GET', `/fraud/v1/report/${ADA}`)).json.data).toMatchObject({ isFlagged: true, count: 2 })
    expect((await call('DELETE', '/fraud/v1/report', { clientId: ADA })).json.data.removed).toBe(2)
    expect((await call('DELETE', '/fraud/v1/report', { clientId: ADA })).status).toBe(404)
  })
})

describe('a verification of a location', () => {
  it.each([
    ['192.0.2.17', 'Germany', 'Berlin', true],
    ['198.51.100.255', 'france', 'paris ', true],
    ['192.0.2.17', 'France', 'Paris', false],
    ['192.0.2.999', 'Germany', 'Berlin', false],
    ['203.0.113.1', 'Germany', 'Berlin', false],
  ])('of %s in %s, %s shows in one of the two lists', async (ipAddress, expectedCountry, expectedCity, verified) => {
    const { call } = drivenSandbox()
    const body = { clientId: CEM, ipAddress, expectedCountry, expectedCity }
    const { json } = await call('POST', '/fraud/v1/geo/verify', body)
    expect(json.data.verified).toBe(verified)
    const list = await call('GET', `/fraud/v1/geo/${verified ? 'successful' : 'failed'}/${CEM}`)
    expect(list.json.data.items[0]).toEqual(json.data)
    const other = await call('GET', `/fraud/v1/geo/${verified ? 'failed' : 'successful'}/${CEM}`)
    expect(other.json.data.items).not.toContainEqual(json.data)
  })
})

describe('an unknown client', () => {
  it.each([
    ['POST', '/fraud/v1/blacklist', { clientId: NOBODY, reasons: REASONS }],
    ['POST', '/fraud/v1/blacklist', { userId: NOBODY, reason: 'x' }],
    ['GET', `/fraud/v1/blacklist/client/${NOBODY}`, undefined],
    ['PATCH', `/fraud/v1/blacklist/${NOBODY}`, undefined],
    ['POST', '/fraud/v1/ip', { clientId: NOBODY, ip: '192.0.2.1', reasons: IP_REASONS }],
    ['POST', '/fraud/v1/report', { clientId: NOBODY, reasons: REASONS }],
  ])('is answered 404 where the catalogue lists it: %s %s', async (method, path, body) => {
    const { status, json } = await drivenSandbox().call(method, path, body)
    expect(status).toBe(404)
    expect(json).toMatchObject({ success: false, message: 'Client not found' })
  })

  it('is answered 400 by field where the catalogue lists no 404', async () => {
    const { call } = drivenSandbox()
    const device = { deviceId: DEVICE, clientId: NOBODY, reasons: [{ category: 'MULTI_ACCOUNT', severity: 'LOW' }] }
    const flagged = await call('POST', '/fraud/v1/device', device)
    expect([flagged.status, flagged.json.errors.clientId.code]).toEqual([400, 'not_found'])
    const checked = await call('GET', `/fraud/v1/device/${DEVICE}/${NOBODY}`)
    expect([checked.status, checked.json.errors.userId.code]).toEqual([400, 'not_found'])
  })

  it('has empty lists', async () => {
    const { json } = await drivenSandbox().call('GET', `/fraud/v1/geo/failed/${NOBODY}`)
    expect(json.data).toEqual({ items: [], pagination: { total: 0, limit: 20, offset: 0 } })
  })
})

it('refuses a wrong body by field, nested ones by their place', async () => {
  const body = { clientId: 'x', reasons: [{ category: 'PAYMENT_FRAUD', severity: 'HUGE' }] }
  const { status, json } = await drivenSandbox().call('POST', '/fraud/v1/blacklist', body)
  expect(status).toBe(400)
  expect(json).toEqual({
    success: false,
    message: 'Validation failed',
    errors: {
      clientId: { code: 'invalid_format', reason: 'clientId must be a UUID' },
      'reasons[0].severity': {
        code: 'invalid_enum',
        reason: 'reasons[0].severity must be one of LOW, MEDIUM, HIGH',
      },
    },
  })
})

it('wants a service key for the check between services', async () => {
  const body = { organizationId: NOBODY, clientId: ADA }
  const { status, json } = await drivenSandbox().call('POST', '/fraud/v1/comms/check-client-status', body, null)
  expect([status, json.errors.authorization.code]).toEqual([403, 'forbidden'])
})
