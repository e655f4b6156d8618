import { expect, it, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { sendToSandbox } from '#lib/session/sending/transport.ts'

const REQUEST = { method: 'POST', url: 'https://sandbox.signet.test/fraud/v1/blacklist', headers: [], body: '{}' }
const CANCELLED = new AppError('network.cancelled', 'Cancelled.')

it('gives the sandbox nothing of a send that was cancelled before', async () => {
  const answer = vi.fn(async () => new Response())

  await expect(sendToSandbox(answer)(REQUEST, AbortSignal.abort(CANCELLED))).rejects.toBe(CANCELLED)

  expect(answer).not.toHaveBeenCalled()
})

it.each([
  ['answers', () => new Promise<Response>(() => undefined)],
  ['ends its answer', async () => new Response(new ReadableStream())],
])('does not wait until the sandbox %s for a send that is cancelled', async (_, answer) => {
  const controller = new AbortController()
  const sent = sendToSandbox(answer)(REQUEST, controller.signal)
  controller.abort(CANCELLED)

  await expect(sent).rejects.toBe(CANCELLED)
})
