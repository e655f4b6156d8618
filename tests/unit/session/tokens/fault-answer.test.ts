import { afterAll, expect } from 'vitest'
import { ran, row } from '../../../fakes/http-rig.ts'
import { noteFigures } from '../../../soak/figures.ts'

afterAll(() => noteFigures('faults: answers with a token', ran))

const HOUR = 3_600_000
const TOKEN = 'data.credentials.accessToken'
const edited = (set: Record<string, unknown>, times?: number) =>
  ({ kind: 'edited', where: 'token', set, ...(times !== undefined && { times }) }) as const

/** Answers that are no token, with 200: faults of the server, which say nothing about the key. */
const UNUSABLE: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a line break in it', { [TOKEN]: 'a\r\nX-Evil: 1' }],
  ['another script in it', { [TOKEN]: 'токен' }],
  ['1 MB of length', { [TOKEN]: 'a'.repeat(1_048_576) }],
  ['a number in its place', { [TOKEN]: 7 }],
  ['nothing in its place', { [TOKEN]: null }],
  ['a refresh token that is a list', { 'data.credentials.refreshToken': ['a'] }],
  ['an error inside', { success: false }],
  ['data that is a text', { data: 'none' }],
]

for (const [what, set] of UNUSABLE) {
  row(`takes no token with ${what}, and rests before it asks again`, async (rig) => {
    await rig.tokens.forget(rig.profile.id)
    await rig.fail(edited(set))

    await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({ code: 'protocol.violated' })
    await expect(rig.tokens.get(rig.profile)).rejects.toMatchObject({ code: 'protocol.violated' })

    expect(rig.calls()).toEqual(['generate', 'generate', 'generate'])
    expect(await rig.tokens.view(rig.profile.id)).toMatchObject({ phase: 'waiting', mayRetry: true })
  })
}

for (const expiresAt of ['2001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', null]) {
  row(`lives by expiresIn, whatever expiresAt says: ${expiresAt}`, async (rig) => {
    await rig.tokens.forget(rig.profile.id)
    await rig.fail(edited({ 'data.expiration.expiresAt': expiresAt }, 1))

    await rig.send('listClients')
    rig.clock.now += HOUR - 60_001
    await rig.send('listClients')
    expect(rig.calls()).toEqual(['generate', 'GET', 'GET'])
    rig.clock.now += 1
    await rig.send('listClients')

    expect(rig.calls()).toEqual(['refresh', 'GET'])
  })
}

row('keeps the refresh token where a refresh brings none', async (rig) => {
  const [, before] = await rig.tokens.all()
  rig.clock.now += HOUR + 1
  await rig.fail(edited({ 'data.credentials.refreshToken': null }, 1))

  await rig.send('listClients')

  expect(rig.calls()).toEqual(['refresh', 'GET'])
  expect((await rig.tokens.all())[1]).toBe(before)
})

row('replaces access and refresh token in one write', async (rig) => {
  rig.clock.now += HOUR + 1
  const before = await rig.tokens.all()
  const seen: string[][] = []
  const { write } = rig.area
  rig.area.write = async (values) => {
    await write(values)
    const stored = JSON.parse(rig.area.stored.get('tokens') ?? '{}')[rig.profile.id]?.token
    if (stored) seen.push([stored.value, stored.refreshToken])
  }

  await rig.send('listClients')

  const after = await rig.tokens.all()
  expect(rig.calls()).toEqual(['refresh', 'GET'])
  expect(seen.filter(([value]) => value === after[0]).every(([, refresh]) => refresh === after[1])).toBe(true)
  expect(seen.filter(([value]) => value === before[0]).every(([, refresh]) => refresh === before[1])).toBe(true)
  expect(after[1]).not.toBe(before[1])
})

row('generates when a refresh token was used by another and its family is dead', async (rig) => {
  const [, refreshToken] = await rig.tokens.all()
  const body = JSON.stringify({ apiKey: 'sk_test_0123456789abcdef', refreshToken })
  await fetch(`${rig.server.url}/dpop/v1/api/refresh-token`, { method: 'POST', body })
  rig.clock.now += HOUR + 1
  rig.calls()

  const { answer, notes } = await rig.send('listClients')

  expect(rig.calls()).toEqual(['refresh', 'generate', 'GET'])
  expect([answer?.status, notes]).toEqual([200, ['The token was renewed first.']])
})
