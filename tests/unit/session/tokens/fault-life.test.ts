import { afterAll, expect } from 'vitest'
import { AppError } from '#lib/errors.ts'
import type { HttpRig } from '../../../fakes/http-rig.ts'
import { ran, row } from '../../../fakes/http-rig.ts'
import { noteFigures } from '../../../soak/figures.ts'

afterAll(() => noteFigures('faults: life of the background', ran))

const HOUR = 3_600_000
const outlive = (rig: HttpRig) => {
  rig.clock.now += HOUR + 1
}

/** Holds the next token call, before or after the server has acted on it. */
function holdTokenCall(rig: HttpRig, when: 'before' | 'after') {
  const whole = rig.line.transport
  const held = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  rig.line.transport = async (request, signal) => {
    if (!request.url.endsWith('-token')) return whole(request, signal)
    rig.line.transport = whole
    const answer = when === 'after' ? await whole(request, signal) : undefined
    reached.resolve()
    await held.promise
    return answer ?? whole(request, signal)
  }
  return { reached: reached.promise, release: held.resolve }
}

row('renews once after a sleep past the end, however many wake at once', async (rig) => {
  rig.clock.now += 8 * HOUR

  const sent = await Promise.all(Array.from({ length: 20 }, () => rig.send('listClients')))

  expect(rig.calls().filter((call) => call !== 'GET')).toEqual(['refresh'])
  expect(new Set(sent.map(({ answer }) => answer?.status))).toEqual(new Set([200]))
})

row(
  'renews once an hour with a server two hours ahead',
  async (rig) => {
    outlive(rig)
    await rig.send('listClients')
    await rig.send('listClients')
    expect(rig.calls()).toEqual(['refresh', 'GET', 'GET'])
  },
  { skewMs: 2 * HOUR },
)

for (const when of ['before', 'after'] as const) {
  row(`generates when the background was killed ${when} the server acted on a refresh`, async (rig) => {
    outlive(rig)
    const { reached } = holdTokenCall(rig, when)
    void rig.send('listClients')
    await reached
    const lost = rig.calls()

    const next = rig.revive()
    const { answer } = await rig.send('listClients', next)

    expect([...lost, ...rig.calls()]).toEqual([...(when === 'after' ? ['refresh'] : []), 'generate', 'GET'])
    expect(answer?.status).toBe(200)
    expect((await next.trace.all()).map(({ outcome }) => outcome)).toEqual(['token', 'interrupted', 'token'])
  })
}

row('makes one token call for popup and panel at once, and tells who waited', async (rig) => {
  outlive(rig)

  await Promise.all([rig.send('listClients', rig, 'popup'), rig.send('listUsers', rig, 'panel:7')])

  expect(rig.calls()).toEqual(['refresh', 'GET', 'GET'])
  expect((await rig.trace.all())[0]).toMatchObject({ reason: 'expired', waited: 2, askers: ['popup', 'panel:7'] })
})

row('makes one token call for a thousand sends at expiry', async (rig) => {
  outlive(rig)

  const got = await Promise.all(Array.from({ length: 1_000 }, () => rig.tokens.get(rig.profile)))

  expect(rig.calls()).toEqual(['refresh'])
  expect(new Set(got.map(({ token }) => token.value)).size).toBe(1)
})

row('sends nothing while the browser is offline, and goes on with the refresh token when it is back', async (rig) => {
  outlive(rig)
  rig.line.offline = true
  const before = await rig.store.read(rig.profile.id)

  for (let tried = 0; tried < 5; tried++) {
    await expect(rig.tokens.renew(rig.profile)).rejects.toMatchObject({ code: 'network.offline' })
  }
  expect(rig.calls()).toEqual([])
  expect(await rig.store.read(rig.profile.id)).toEqual(before)
  rig.line.offline = false

  await rig.send('listClients')
  expect(rig.calls()).toEqual(['refresh', 'GET'])
})

for (const [unsent, next] of [
  [true, 'refresh'],
  [false, 'generate'],
] as const) {
  row(`asks again at once by ${next} after the host was refused to a call that never left: ${unsent}`, async (rig) => {
    outlive(rig)
    const whole = rig.line.transport
    rig.line.transport = () => Promise.reject(new AppError('host.withdrawn', 'Not allowed.', { unsent }))
    await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({ code: 'host.withdrawn' })
    rig.line.transport = whole

    await rig.send('listClients')

    expect(rig.calls()).toEqual([next, 'GET'])
  })
}

for (const when of ['before', 'after'] as const) {
  row(`discards what comes of a renewal when its profile was changed, ${when} the server acted`, async (rig) => {
    outlive(rig)
    const { reached, release } = holdTokenCall(rig, when)
    const sending = rig.send('listClients')
    await reached
    rig.sender.cancelProfile(rig.profile.id)
    await rig.tokens.forget(rig.profile.id)
    release()

    expect((await sending).state).toBe('cancelled')
    expect(await rig.tokens.view(rig.profile.id)).toEqual({ phase: 'none' })
    await expect.poll(async () => (await rig.trace.all())[0]?.outcome).toBe('discarded')
    expect(rig.calls().filter((call) => call === 'GET')).toEqual([])
  })
}

row('does not wait for a renewal that was given up before it makes the next', async (rig) => {
  outlive(rig)
  const { reached } = holdTokenCall(rig, 'before')
  const given = rig.tokens.get(rig.profile).catch(({ code }) => code)
  await reached
  await rig.tokens.forget(rig.profile.id)

  await rig.tokens.get(rig.profile)

  expect(await given).toBe('network.cancelled')
  expect(rig.calls()).toEqual(['generate'])
})

row('sends nothing when the secret is gone, and says so', async (rig) => {
  outlive(rig)
  rig.line.credentials = undefined

  await expect(rig.send('listClients')).rejects.toMatchObject({ code: 'secret.missing' })

  expect(rig.calls()).toEqual([])
})

row('asks for a secret that is gone when the API refuses the token, in place of showing a 401', async (rig) => {
  await rig.lever('expire')
  rig.line.credentials = undefined

  await expect(rig.send('listClients')).rejects.toMatchObject({ code: 'secret.missing' })

  expect(rig.calls()).toEqual(['GET'])
  expect(await rig.exchanges.all()).toEqual([])
})

row('goes on with a token that storage has no room for, and generates after a kill', async (rig) => {
  outlive(rig)
  const { write } = rig.area
  rig.area.write = async (values) => {
    if ('tokens' in values && JSON.stringify(values).includes('"madeFor":"expired"')) throw new Error('QUOTA_BYTES')
    await write(values)
  }

  expect((await rig.send('listClients')).answer?.status).toBe(200)
  expect(rig.calls()).toEqual(['refresh', 'GET'])
  rig.area.write = write

  await rig.send('listClients', rig.revive())
  expect(rig.calls()).toEqual(['generate', 'GET'])
})
