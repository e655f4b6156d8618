import { expect, it } from 'vitest'
import { createHttpsSeen, type StoredHosts } from '#lib/session/https-seen.ts'
import { createKept } from '#lib/session/kept.ts'
import { fakeArea } from '../../fakes/area.ts'
import { aProfile } from '../../fakes/profile.ts'

const HOST = 'api.getsignet.xyz'
const SECURE = aProfile({ baseUrl: `https://${HOST}` })
const PLAIN = aProfile({ baseUrl: `http://${HOST}`, plainHttp: true })

const seen = () => createHttpsSeen(createKept<StoredHosts>(fakeArea(), 'https-seen', []))

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
