import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { useSend } from '#lib/stores/send-store.ts'
import { isAwaited, useWait } from '#lib/stores/wait-store.ts'
import { showExchange } from '#lib/stores/workspace-store.ts'
import { startPage } from '../../fakes/sending-page.ts'

vi.mock('#lib/messaging/client.ts', () => ({ call: vi.fn(), follow: vi.fn() }))
beforeEach(() => {
  vi.useFakeTimers()
  startPage()
  useExchanges.setState({ exchanges: [] })
})
afterEach(() => vi.useRealTimers())

/** What is left of `sendDraft`, without anything that it asks. */
function send(): void {
  useSend.setState({ sendingId: 'new' })
  showExchange('new')
}
const become = (state: Exchange['state']) =>
  useExchanges.setState({ exchanges: [{ id: 'new', state } as unknown as Exchange] })

it('awaits an answer from the press of Send on', () => {
  expect(isAwaited()).toBe(false)
  send()
  expect(isAwaited()).toBe(true)
  become('pending')
  expect(isAwaited()).toBe(true)
  become('answered')
  expect(isAwaited()).toBe(false)
})

it('calls a wait long after a while, until it is over', () => {
  send()
  vi.advanceTimersByTime(99)
  expect(useWait.getState().long).toBe(false)
  vi.advanceTimersByTime(1)
  expect(useWait.getState().long).toBe(true)

  become('answered')
  expect(useWait.getState().long).toBe(false)
})

it('never calls a short wait long, and counts anew for the next', () => {
  send()
  vi.advanceTimersByTime(60)
  become('answered')
  vi.advanceTimersByTime(60)
  become('pending')
  vi.advanceTimersByTime(60)
  expect(useWait.getState().long).toBe(false)
})
