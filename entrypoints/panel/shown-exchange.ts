import type { Exchange } from '#lib/signet/exchange.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { useSend } from '#lib/stores/send-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'

interface ShownExchange {
  readonly exchangeId: string | undefined
  /** Undefined where nothing was sent, or where it is no longer kept. */
  readonly exchange: Exchange | undefined
  /** An answer is awaited: from the press of Send on, not only from when the background has taken it. */
  readonly pending: boolean
}

/** The exchange that this page shows. */
export function useShownExchange(): ShownExchange {
  const exchangeId = useWorkspace((state) => state.exchangeId)
  const exchange = useExchanges((state) => state.exchanges.find(({ id }) => id === exchangeId))
  const sendingId = useSend((state) => state.sendingId)
  const asked = sendingId !== undefined && sendingId === exchangeId && exchange === undefined
  return { exchangeId, exchange, pending: asked || exchange?.state === 'pending' }
}
