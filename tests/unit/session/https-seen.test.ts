import { expect, it } from 'vitest'
import { createHttpsSeen, HOSTS_FORM } from '#lib/session/https-seen.ts'
import { createRecord } from '#lib/storage/record.ts'
import { fakeArea } from '../../fakes/area.ts'
import { aProfile } from '../../fakes/profile.ts'

const HOST = 'api.getsignet.xyz'
const SECURE = aProfile({ baseUrl: `https://${HOST}` })
const PLAIN = aProfile({ baseUrl: `http://${HOST}`, plainHttp: true })

const seen = (area = fakeArea()) =>
  createHttpsSeen(createRecord({ area, name: 'https-seen', initial: [], ...HOSTS_FORM }))

it.each([
  [`https://${HOST}/fraud/v1/blacklist/all`, undefined, [HOST]],
  [`http://${HOST}/partner/v1`, `https://${HOST}/partner/v1`, [HOST]],
  [`http://${HOST}/partner/v1`, undefined, []],
  [`http://${HOST}/partner/v1`, 'https://elsewhere.getsignet.xyz/', []],
  [`http://${HOST}/partner/v1`, '/other', []],
  ['https://localhost:4010/', undefined, []],
  ['https://127.0.0.1/', undefined, []],
])('learns from an answer at %s that sends to %s', async (url, location, expected) => {
  const hosts = seen()
  hosts.note(url, location)
  hosts.note(url, location)
  expect(await hosts.hosts()).toEqual(expected)
})

it('knows what the first release knew, and loses nothing to a write that was cut off', async () => {
  const area = fakeArea()
  area.stored.set('https-seen', JSON.stringify([HOST]))
  const first = seen(area)
  first.note('https://token.getsignet.xyz/')
  expect(await first.hosts()).toEqual([HOST, 'token.getsignet.xyz'])
  area.stored.set('https-seen.b', JSON.stringify({ v: 1, seq: 2, crc: 0, value: '["api' }))

  expect(await seen(area).hosts()).toEqual([HOST])
})

it('learns anew where nothing can be read of what it knew', async () => {
  const area = fakeArea()
  for (const slot of ['a', 'b']) area.stored.set(`https-seen.${slot}`, '"damaged"')
  expect(await seen(area).hosts()).toEqual([])
  const hosts = seen(area)
  hosts.note(`https://${HOST}/`)
  expect(await hosts.hosts()).toEqual([HOST])

  expect(await seen(area).hosts()).toEqual([HOST])
})

it('wants the name of a host typed before a profile gives up encryption that has worked', async () => {
  const hosts = seen()
  await expect(hosts.refuseDowngrade(PLAIN, SECURE, undefined)).resolves.toBeUndefined()
  hosts.note(`https://${HOST}/`)

  await expect(hosts.refuseDowngrade(PLAIN, SECURE, undefined)).rejects.toMatchObject({ code: 'input.invalid' })
  await expect(hosts.refuseDowngrade(PLAIN, undefined, 'api')).rejects.toThrow(`Type ${HOST}`)
  await expect(hosts.refuseDowngrade(PLAIN, SECURE, ` ${HOST} `)).resolves.toBeUndefined()
})

it('does not ask again for what a profile sends in plain already, nor for https and loopback', async () => {
  const hosts = seen()
  hosts.note(`https://${HOST}/`)
  for (const [next, before] of [
    [PLAIN, PLAIN],
    [SECURE, PLAIN],
    [aProfile(), SECURE],
  ] as const) {
    await expect(hosts.refuseDowngrade(next, before, undefined)).resolves.toBeUndefined()
  }
})

it('asks for a service at an address of its own', async () => {
  const hosts = seen()
  hosts.note(`https://${HOST}/`)
  const split = aProfile({ baseUrl: 'http://localhost:1', serviceUrls: { token: `http://${HOST}` } })
  await expect(hosts.refuseDowngrade(split, undefined, undefined)).rejects.toThrow(HOST)
})
