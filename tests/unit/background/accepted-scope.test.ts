import { expect, it, vi } from 'vitest'
import { backgroundRig, inVault } from '../../fakes/background.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))

it('accepts the scope that the token of the profile has, and no other text', async () => {
  const { ask, profile } = backgroundRig(fake)
  await ask('profile.save', inVault('p1', { keeping: 'session', environment: 'production' }))
  const scope = (await profile('p1'))?.token.scope ?? ''

  for (const text of ['production', '', `${scope} `, 'x'.repeat(1_000_000), { length: 1 } as never]) {
    await expect(ask('profile.acceptScope', 'p1', text)).rejects.toMatchObject({ code: 'input.invalid' })
  }
  expect((await profile('p1'))?.profile.acceptedScope).toBeUndefined()

  await ask('profile.acceptScope', 'p1', scope)
  expect((await profile('p1'))?.profile.acceptedScope).toBe('development')
})
