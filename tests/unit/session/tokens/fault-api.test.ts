import { afterAll, expect } from 'vitest'
import { ran, row } from '../../../fakes/http-rig.ts'
import { noteFigures } from '../../../soak/figures.ts'

afterAll(() => noteFigures('faults: calls of the API', ran))

/** One operation of each method. */
const OPERATIONS = [
  ['GET', 'listClients', {}],
  ['POST', 'registerClient', { body: '{"name":"Lin","email":"lin@example.test"}' }],
  ['PATCH', 'checkBlacklistedUser', {}],
  ['DELETE', 'removeClient', {}],
] as const

row('sends again with the newer token when a 401 comes for one that was replaced meanwhile', async (rig) => {
  const whole = rig.line.transport
  rig.line.transport = async (request, signal) => {
    rig.line.transport = whole
    await rig.lever('expire')
    await rig.tokens.renew(rig.profile)
    return whole(request, signal)
  }

  const { answer, notes } = await rig.send('listClients')

  expect(rig.calls()).toEqual(['refresh', 'GET', 'GET'])
  expect(answer?.status).toBe(200)
  expect(notes).toEqual(['Refused with 401: a newer token was there and the request sent once more.'])
})

for (const [method, operation, change] of OPERATIONS) {
  row(`renews once and sends once more after a 401 to a ${method}, and says so`, async (rig) => {
    await rig.lever('expire')

    const { answer, notes } = await rig.send(operation, rig, 'popup', change)

    expect(rig.calls()).toEqual([method, 'refresh', method])
    expect(answer?.status).not.toBe(401)
    expect(notes).toEqual(['Refused with 401: the token was renewed and the request sent once more.'])
  })
}

row('shows the answer when the API refuses a new token as well, and doubts it no more for a while', async (rig) => {
  await rig.fail({ kind: '401', where: 'api' })

  expect((await rig.send('listClients')).answer?.status).toBe(401)
  expect(rig.calls()).toEqual(['GET', 'refresh', 'GET'])
  expect(await rig.tokens.view(rig.profile.id)).toMatchObject({
    phase: 'held',
    problem: expect.stringContaining('401'),
  })

  expect((await rig.send('listClients')).notes.join()).toContain('another would be no better')
  expect(rig.calls()).toEqual(['GET'])

  rig.clock.now += 30_000
  await rig.send('listClients')
  expect(rig.calls()).toEqual(['GET', 'refresh', 'GET'])
})

row('does not renew for a 401 to a token that was made for this very send', async (rig) => {
  await rig.fail({ kind: '401', where: 'api' })
  await rig.tokens.forget(rig.profile.id)

  expect((await rig.send('listClients')).answer?.status).toBe(401)

  expect(rig.calls()).toEqual(['generate', 'GET'])
})

row('shows a 403 and keeps the token', async (rig) => {
  await rig.fail({ kind: '403', where: 'api' })

  expect((await rig.send('listClients')).answer?.status).toBe(403)

  expect(rig.calls()).toEqual(['GET'])
  expect(await rig.tokens.view(rig.profile.id)).toMatchObject({ phase: 'held' })
})

row('shows a 429 of the API without a token call or a second try', async (rig) => {
  await rig.fail({ kind: '429', where: 'api' })

  expect((await rig.send('listClients')).answer?.status).toBe(429)

  expect(rig.calls()).toEqual(['GET'])
})

for (const status of [301, 302, 303, 307, 308]) {
  row(`follows no ${status} of the API, and shows where it leads`, async (rig) => {
    await rig.fail({ kind: 'redirect', where: 'api', status, to: `${rig.server.url}/evil` })

    const { answer, verdict } = await rig.send('listClients')

    expect(rig.calls()).toEqual(['GET'])
    expect(answer?.status).toBe(status)
    expect(verdict?.sentence).toContain('/evil')
  })
}

row('repeats nothing that was under way when the background was killed', async (rig) => {
  const whole = rig.line.transport
  rig.line.transport = async (request, signal) => {
    await whole(request, signal)
    return new Promise(() => undefined)
  }
  void rig.send('registerClient', rig, 'popup', { body: '{"name":"Lin","email":"lin@example.test"}' })
  await expect.poll(() => rig.server.log().calls.length).toBe(2)
  rig.line.transport = whole

  const next = rig.revive()

  expect((await next.exchanges.all())[0]).toMatchObject({ state: 'interrupted' })
  expect(rig.calls()).toEqual(['POST'])
})
