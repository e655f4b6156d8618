import { expect, it, vi } from 'vitest'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { OTHER_KEY } from '../../fakes/secret-room.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))
const [BEFORE, AFTER] = ['127.0.0.1:4010', '127.0.0.1:4011']
const at = (host: string) => inVault('p1', { keeping: 'session', baseUrl: `http://${host}` })

/** A profile that gets another address while what is asked next has read it, and not yet used it. */
async function edited() {
  const rig = backgroundRig(fake)
  await rig.ask('profile.save', at(BEFORE))
  rig.calls.length = 0
  const { profiles } = rig.background
  const { get } = profiles
  async function readAndEdit(id: string) {
    Object.assign(profiles, { get })
    const profile = await get(id)
    await rig.ask('profile.save', at(AFTER))
    return profile
  }
  Object.assign(profiles, { get: readAndEdit })
  return rig
}

it.each(['token.renew', 'token.generate'] as const)('discards a %s that began with another address', async (name) => {
  const { ask, calls, profile } = await edited()

  await expect(ask(name, 'p1')).rejects.toMatchObject({ code: 'network.cancelled' })

  expect(calls.map(({ host }) => host)).toEqual([AFTER])
  expect((await profile('p1'))?.token.phase).toBe('held')
})

it('says nothing of a profile as it is by a test of what it was', async () => {
  const { ask, calls, profile } = await edited()

  expect(await ask('profile.test', 'p1')).toMatchObject({ state: 'failed', code: 'network.cancelled' })

  expect(calls.map(({ host }) => host)).toEqual([AFTER])
  expect((await profile('p1'))?.profile.connection.state).toBe('connected')
})

it('copies the token of the profile as it is', async () => {
  const { ask, calls } = await edited()

  expect((await ask('token.copy', 'p1')).value).toBe(await ask('token.show', 'p1'))

  expect(calls.map(({ host }) => host)).toEqual([AFTER])
})

const BY_HAND: RequestDraft = {
  ...{ operationId: 'generateToken', method: 'POST', path: '/dpop/v1/api/generate-token', pathValues: {}, query: [] },
  ...{ headers: [], body: '{"apiKey":"{{apiKey}}","apiSecret":"{{apiSecret}}"}' },
}

/** Until somebody waits for the key, or has had it. */
const asksForKey = (calls: readonly unknown[]) =>
  vi.waitUntil(async () => calls.length > 0 || ((await navigator.locks.query()).pending ?? []).length > 0)

it.each(['token.generate', 'request.send'] as const)('sends no new key to the old address by a %s', async (name) => {
  const { ask, calls, background } = backgroundRig(fake)
  await ask('profile.save', at(BEFORE))
  calls.length = 0
  const { put } = background.profiles
  let asking: Promise<unknown> | undefined
  Object.assign(background.profiles, {
    // By now the new key is stored, and the address that belongs to it is not.
    async put(profile: Profile) {
      const order = { id: 'by hand', page: 'tab:1', profileId: 'p1', draft: BY_HAND }
      asking = name === 'request.send' ? ask(name, order) : ask(name, 'p1')
      asking.catch(() => undefined)
      await asksForKey(calls)
      await put(profile)
    },
  })

  await ask('profile.save', { ...at(AFTER), credentials: OTHER_KEY })
  await Promise.allSettled([asking])

  expect(calls.map(({ host }) => host)).not.toContain(BEFORE)
})

it('checks no new key at an address that the profile has had', async () => {
  const { ask, calls, makeKey, profile } = await edited()

  await expect(ask('rotation.verify', 'p1', await makeKey())).rejects.toMatchObject({ code: 'network.cancelled' })

  expect(calls.map(({ host }) => host)).toEqual([AFTER])
  expect((await profile('p1'))?.rotation).toBeUndefined()
})
