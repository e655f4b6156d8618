import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { copyOffscreen } from '#lib/platform/offscreen.ts'

type Listener = (value: unknown) => void
const page = vi.hoisted(() => ({
  opens: true,
  answers: undefined as unknown,
  connect: undefined as Listener | undefined,
}))
vi.mock('webextension-polyfill', () => {
  const url = 'chrome-extension://signet/offscreen.html'
  const port = () => {
    let hear: Listener | undefined
    return {
      name: 'signet.clipboard',
      sender: { id: 'signet', url },
      onMessage: { addListener: (listener: Listener) => (hear = listener) },
      onDisconnect: { addListener: () => undefined },
      postMessage: () => page.answers !== undefined && hear?.(page.answers),
    }
  }
  const onConnect = {
    addListener: (listener: Listener) => (page.connect = listener),
    removeListener: () => (page.connect = undefined),
  }
  const offscreen = {
    createDocument: async () => page.opens && page.connect?.(port()),
    closeDocument: async () => undefined,
  }
  return { default: { offscreen, runtime: { id: 'signet', getURL: () => url, onConnect } } }
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it.each([true, false])('says whether the page has copied: %s', async (copied) => {
  Object.assign(page, { opens: true, answers: { copied } })

  expect(await copyOffscreen('text')).toBe(copied)
})

it.each([
  ['is not there', { opens: false, answers: undefined }],
  ['takes the text and says nothing', { opens: true, answers: undefined }],
])('gives up a page that %s, and copies the next time', async (_, state) => {
  Object.assign(page, state)
  const copying = expect(copyOffscreen('text')).rejects.toThrow('did not copy in time')
  await vi.advanceTimersByTimeAsync(15_000)
  await copying

  Object.assign(page, { opens: true, answers: { copied: true } })
  expect(await copyOffscreen('text')).toBe(true)
})
