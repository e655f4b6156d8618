import { expect, it, vi } from 'vitest'
import { createExchangePublisher, createTracePublisher } from '#lib/messaging/server.ts'

const fake = await vi.hoisted(async () => (await import('../../fakes/browser.ts')).fakeBrowser())
vi.mock('webextension-polyfill', () => ({ default: fake.browser }))

it('tells nothing where there is nothing to be read, and the next change all the same', async () => {
  const read = vi.fn(async () => [])
  const publish = createTracePublisher(read)
  read.mockRejectedValueOnce(new Error('no storage'))

  await publish()
  expect(fake.broadcasts).toEqual([])
  await publish()

  expect(fake.broadcasts).toEqual([{ type: 'signet.view', name: 'trace', view: [] }])
})

it('has told of an exchange before anything else is done with it', () => {
  const changes = { changed: [], gone: ['an-exchange'] }

  createExchangePublisher()(changes)

  expect(fake.broadcasts.at(-1)).toEqual({ type: 'signet.view', name: 'exchanges', changes })
})
