import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { createNetwork } from '#lib/session/sending/network.ts'

const browser = vi.hoisted(() => ({ told: {}, mayReach: true }))
vi.mock('#lib/platform/web-request.ts', () => ({
  observe: () => ({ told: async () => browser.told, stop: () => undefined }),
}))
vi.mock('#lib/platform/hosts.ts', () => ({ mayReach: async () => browser.mayReach }))

const REFRESH = { method: 'POST', url: 'https://api.getsignet.xyz/dpop/v1/api/refresh-token', headers: [], body: '{}' }

function send({ reaches = true } = {}) {
  const fetch = vi.fn(async () => {
    throw new TypeError('Failed to fetch')
  })
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
