import { beforeEach, expect, it, vi } from 'vitest'
import { call } from '#lib/messaging/client.ts'
import type { Asker, Handlers } from '#lib/messaging/contract.ts'
import { serve } from '#lib/messaging/server.ts'

type Listener = (message: unknown, sender: { tab?: { id: number } }) => Promise<unknown>
const line = vi.hoisted(() => ({ listener: undefined as Listener | undefined }))
vi.mock('#lib/platform/messages.ts', () => ({
  onPageMessage: (listener: Listener) => void Object.assign(line, { listener }),
  sendToBackground: async (message: unknown) => line.listener?.(JSON.parse(JSON.stringify(message)), {}),
}))

let asked: Asker[] = []
let heard: (readonly unknown[])[] = []
beforeEach(() => {
  asked = []
  heard = []
  serve({
    'page.open': async () => ({ page: 'panel:7', state: {} }),
    'variable.set': async (...args: readonly unknown[]) => void heard.push(args.slice(0, -1)),
    'token.renew': async (_profileId: string, asker: Asker) => void asked.push(asker),
  } as unknown as Handlers)
})

it('tells the background which page asks, from when the page knows its key', async () => {
  await call('token.renew', 'p1')
  await call('page.open', 'panel', 7)
  await call('token.renew', 'p1')

  expect(asked.map(({ page }) => page)).toEqual([undefined, 'panel:7'])
})

it.each(['popup', 'panel:7', 'tab:12'])('takes %s for a key', async (page) => {
  await line.listener?.({ type: 'signet.call', name: 'token.renew', args: ['p1'], page }, { tab: { id: 3 } })

  expect(asked).toEqual([{ tabId: 3, page }])
})

it.each(['options', 'panel:7 and a lie', { popup: true }, null, [['popup']]])('takes %j for none', async (page) => {
  await line.listener?.({ type: 'signet.call', name: 'token.renew', args: ['p1'], page }, { tab: { id: 3 } })

  expect(asked).toEqual([{ tabId: 3, page: undefined }])
})

it('hands on what is undefined as undefined, though the line knows null alone', async () => {
  await call('variable.set', undefined, 'who', undefined)

  expect(heard).toEqual([[undefined, 'who', undefined]])
})
