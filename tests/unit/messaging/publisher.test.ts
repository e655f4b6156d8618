import { expect, it, vi } from 'vitest'
import { createSessionPublisher } from '#lib/messaging/server.ts'
import { NO_SESSION } from '#lib/session/session-view.ts'

const broadcast = vi.hoisted(() => vi.fn(async () => undefined))
vi.mock('#lib/platform/messages.ts', () => ({ broadcast, onPageMessage: () => undefined }))

it('leaves it to the next change to tell what could not be read', async () => {
  const read = vi.fn(async () => NO_SESSION).mockRejectedValueOnce(new Error('not now'))
  const publish = createSessionPublisher(read)

  await publish()
  expect(broadcast).not.toHaveBeenCalled()
  await publish()
  expect(broadcast).toHaveBeenCalledExactlyOnceWith({ type: 'signet.view', name: 'session', view: NO_SESSION })
})
