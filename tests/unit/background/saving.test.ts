import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import type { SaveOrder } from '#lib/messaging/contract.ts'
import { backgroundRig, inVault } from '../../fakes/background.ts'
import { draft } from '../../fakes/ready-rig.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))

const order = (operationId: string): SaveOrder => ({
  ...{ id: operationId, page: 'tab:1', profileId: 'p1', draft: draft(operationId), status: 200 },
})

async function ready() {
  const rig = backgroundRig(fake)
  await rig.ask('profile.save', inVault('p1'))
  let calls = 0
  rig.line.before = async () => {
    calls += 1
  }
  return { ...rig, calls: () => calls }
}

it.each([
  ['may write', 'registerClient', 'this may change data'],
  ['brings tokens', 'generateToken', 'holds tokens'],
])('sends nothing again for a file that %s', async (_, operationId, reason) => {
  const { ask, calls } = await ready()

  await expect(ask('save.begin', order(operationId))).rejects.toMatchObject({
    code: 'input.invalid',
    message: expect.stringContaining(reason),
  })

  await expect(ask('save.watch', operationId)).rejects.toMatchObject({ code: 'background.stopped' })
  expect(calls()).toBe(0)
})

it('lets go of a body whose page asks for it no more', async () => {
  const { ask, background } = await ready()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    await ask('save.begin', order('listClients'))
    await vi.waitFor(() => expect(background.saves.body('listClients')?.size).toBeGreaterThan(0))

    vi.advanceTimersByTime(30_000)

    expect(background.saves.body('listClients')).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})
