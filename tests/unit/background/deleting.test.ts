import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { openHistoryDb } from '#lib/history/history-db.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { backgroundRig, inVault } from '../../fakes/background.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))
const LIST: RequestDraft = {
  ...{ operationId: 'listClients', method: 'GET', path: '/partner/v1/all-clients', body: '' },
  ...{ pathValues: {}, query: [], headers: [] },
}

/** A profile whose requests wait on the line, and hear of nothing until they are let go. */
async function holding() {
  const rig = backgroundRig(fake)
  await rig.ask('profile.save', inVault('p1'))
  const { promise: asked, resolve: arrive } = Promise.withResolvers<void>()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  rig.line.before = async () => {
    arrive()
    await held
  }
  return { ...rig, asked, release }
}

it('brings nothing of a deleted profile back by a send that settles late', async () => {
  const { ask, send, background, asked, release } = await holding()
  const sending = send('p1')
  await asked

  await ask('profile.delete', 'p1')
  release()
  await sending
  await background.history.tidy()

  expect((await ask('views.read')).exchanges).toEqual([])
  expect(await openHistoryDb().entries.toArray()).toEqual([])
})

it.each(['profile.delete', 'secret.forget', 'vault.lock'] as const)(
  'stops the walk through a list at %s',
  async (name) => {
    const { ask, asked, release } = await holding()
    const order = { id: 'page 1', page: 'tab:1', profileId: 'p1', draft: LIST }
    const page = ask('list.page', order)
    await asked

    await (name === 'vault.lock' ? ask(name) : ask(name, 'p1'))
    release()

    await expect(page).rejects.toMatchObject({ code: 'network.cancelled' })
  },
)

it.each(['profile.delete', 'secret.forget', 'vault.lock'] as const)(
  'stops what is on its way to a file at %s',
  async (name) => {
    const { ask, asked, release } = await holding()
    await ask('save.begin', { id: 'save', page: 'tab:1', profileId: 'p1', draft: LIST, status: 200 })
    await asked

    await (name === 'vault.lock' ? ask(name) : ask(name, 'p1'))
    release()

    await expect(ask('save.watch', 'save')).rejects.toMatchObject({ code: 'network.cancelled' })
    expect(await ask('save.take', 'save')).toBe(false)
  },
)

it('hands over no file of a deleted profile that was whole before', async () => {
  const { ask, background } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))
  await ask('save.begin', { id: 'save', page: 'tab:1', profileId: 'p1', draft: LIST, status: 200 })
  await vi.waitFor(() => expect(background.saves.body('save')).toBeDefined())

  await ask('profile.delete', 'p1')

  expect(await ask('save.take', 'save')).toBe(false)
  await expect(ask('save.watch', 'save')).rejects.toMatchObject({ code: 'network.cancelled' })
})

it('hands over no page of a list that arrives while its secrets are locked away', async () => {
  const { ask, background } = backgroundRig(fake)
  await ask('profile.save', inVault('p1'))
  const { secretFields } = background
  const { redactor } = secretFields
  Object.assign(secretFields, { redactor: () => ask('vault.lock').then(redactor) })

  const page = ask('list.page', { id: 'page 1', page: 'tab:1', profileId: 'p1', draft: LIST })

  await expect(page).rejects.toMatchObject({ code: 'network.cancelled' })
})
