import { expect, it, vi } from 'vitest'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { KEY } from '../../fakes/secret-room.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))

/** Two profiles with one key, and a third whose key has the same end. */
async function threeProfiles() {
  const rig = backgroundRig(fake)
  const alike = { apiKey: `sk_live_00000000${KEY.apiKey.slice(-4)}`, apiSecret: 'another' }
  await rig.ask('profile.save', inVault('p1'))
  await rig.ask('profile.save', inVault('p2', { environment: 'production' }))
  await rig.ask('profile.save', inVault('p3', { credentials: alike }))
  return rig
}

it('tells which profiles hold the same key, and not which have one that ends alike', async () => {
  const { profile } = await threeProfiles()

  expect((await profile('p1'))?.sameKeyAs).toEqual(['p2'])
  expect((await profile('p2'))?.sameKeyAs).toEqual(['p1'])
  expect((await profile('p3'))?.sameKeyAs).toEqual([])
})

it('goes by the last four characters while the vault is locked', async () => {
  const { ask, profile } = await threeProfiles()

  await ask('vault.lock')

  expect((await profile('p1'))?.sameKeyAs).toEqual(['p2', 'p3'])
})
