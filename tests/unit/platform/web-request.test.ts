import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { attend, observe } from '#lib/platform/web-request.ts'

const { browser, listeners } = vi.hoisted(() => {
  const listeners = new Set<unknown>()
  const event = {
    addListener: (one: unknown) => void listeners.add(one),
    removeListener: (one: unknown) => void listeners.delete(one),
    hasListener: (one: unknown) => listeners.has(one),
  }
  const [onBeforeRequest, onSendHeaders, onHeadersReceived, onErrorOccurred] = [event, event, event, event]
  const webRequest = { onBeforeRequest, onSendHeaders, onHeadersReceived, onErrorOccurred }
  return { browser: { webRequest, runtime: { getManifest: () => ({ host_permissions: [] }) } }, listeners }
})
vi.mock('webextension-polyfill', () => ({ default: browser }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('listens while a send runs and a second longer, counted from the end of the last', () => {
  const letGo = attend()
  const observation = observe('GET', 'https://api.getsignet.xyz/')
  observation.stop()
  vi.advanceTimersByTime(5_000)
  expect(listeners.size).toBe(4)

  letGo()
  vi.advanceTimersByTime(900)
  attend()()
  vi.advanceTimersByTime(900)
  expect(listeners.size).toBe(4)

  vi.advanceTimersByTime(100)
  expect(listeners.size).toBe(0)
})

it('takes a send that is let go twice for one', () => {
  const [first, second] = [attend(), attend()]
  first()
  first()
  vi.advanceTimersByTime(5_000)
  expect(listeners.size).toBe(4)

  second()
  vi.advanceTimersByTime(1_000)
  expect(listeners.size).toBe(0)
})
