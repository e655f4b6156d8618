import { create } from 'zustand'
import { useExchanges } from './exchange-store.ts'
import { useSend } from './send-store.ts'
import { useWorkspace } from './workspace-store.ts'

/** A wait that is shorter is told in one line alone: drawing all of it twice would take longer than the wait itself. */
const SHORT_MS = 100

/** Whether the answer on show has been awaited for a while. */
export const useWait = create(() => ({ long: false }))

/** An answer is awaited: from the press of Send on, not only from when the background has taken it. */
export function isAwaited(): boolean {
  const { exchangeId } = useWorkspace.getState()
  const exchange = useExchanges.getState().exchanges.find(({ id }) => id === exchangeId)
  if (exchange !== undefined) return exchange.state === 'pending'
  return exchangeId !== undefined && useSend.getState().sendingId === exchangeId
}

let timer: ReturnType<typeof setTimeout> | undefined

function look(): void {
  if (isAwaited()) {
    timer ??= setTimeout(() => useWait.setState({ long: true }), SHORT_MS)
    return
  }
  clearTimeout(timer)
  timer = undefined
  if (useWait.getState().long) useWait.setState({ long: false })
}

useSend.subscribe(look)
useExchanges.subscribe(look)
useWorkspace.subscribe(look)
