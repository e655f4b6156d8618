import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { createNetwork, MAX_BODY_BYTES } from '#lib/session/sending/network.ts'

const browser = vi.hoisted(() => ({ told: {}, mayReach: true }))
vi.mock('#lib/platform/web-request.ts', () => ({
  observe: () => ({ told: async () => browser.told, stop: () => undefined }),
}))
vi.mock('#lib/platform/hosts.ts', () => ({ mayReach: async () => browser.mayReach }))

const REFRESH = { method: 'POST', url: 'https://api.getsignet.xyz/dpop/v1/api/refresh-token', headers: [], body: '{}' }

async function fails(): Promise<Response> {
  throw new TypeError('Failed to fetch')
}

function send({ reaches = true, fetch: answers = fails } = {}) {
  const fetch = vi.fn(answers)
  vi.stubGlobal('fetch', fetch)
  onTestFinished(() => void vi.unstubAllGlobals())
  const ports = { reaches: async () => reaches, onAnswer: () => undefined, onRefused: () => undefined }
  return { fetch, sent: createNetwork(ports)(REFRESH, new AbortController().signal) }
}

beforeEach(() => void Object.assign(browser, { told: {}, mayReach: true }))

it('gives the browser nothing for a host that it may not reach, and says that nothing has left', async () => {
  const { fetch, sent } = send({ reaches: false })

  await expect(sent).rejects.toMatchObject({ code: 'host.withdrawn', unsent: true })

  expect(fetch).not.toHaveBeenCalled()
})

it.each([
  ['network.offline', { told: { error: 'net::ERR_INTERNET_DISCONNECTED' } }],
  ['network.unreachable', { told: { error: 'net::ERR_CONNECTION_RESET' } }],
  ['host.withdrawn', { mayReach: false }],
])('does not say so once the browser has the request, be it %s', async (code, change) => {
  Object.assign(browser, change)

  await expect(send().sent).rejects.toMatchObject({ code, unsent: false })
})

/** A body of that many bytes, made as it is read. */
function answerOf(bytes: number, headers: Record<string, string>) {
  const chunk = new Uint8Array(1024 * 1024)
  let left = bytes
  const cancel = vi.fn()
  const pull = (controller: ReadableStreamDefaultController) => {
    controller.enqueue(left < chunk.length ? chunk.subarray(0, left) : chunk)
    left -= chunk.length
    if (left <= 0) controller.close()
  }
  const fetch = async () => new Response(new ReadableStream({ pull, cancel }), { headers })
  return { fetch, cancel }
}

it.each([
  ['announced', 2 * MAX_BODY_BYTES, { 'content-length': `${2 * MAX_BODY_BYTES}` }],
  ['not announced', 0, {}],
  ['announced as it was packed', 0, { 'content-length': '99', 'content-encoding': 'gzip' }],
] as const)('stops reading a body of more than 100 MB, its length %s', async (_, bytes, headers) => {
  const { fetch, cancel } = answerOf(2 * MAX_BODY_BYTES, headers)

  expect(await send({ fetch }).sent).toMatchObject({ body: undefined, bytes })

  expect(cancel).toHaveBeenCalledOnce()
})

it.each([
  ['announced', { 'content-length': '5000000' }],
  ['not announced', {}],
] as const)('reads any other to its end, its length %s', async (_, headers) => {
  const { fetch } = answerOf(5_000_000, headers)

  expect((await send({ fetch }).sent).body).toHaveLength(5_000_000)
})
