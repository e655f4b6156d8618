import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { useSend } from '#lib/stores/send-store.ts'
import { isAwaited } from '#lib/stores/wait-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'

interface ShownExchange {
  readonly exchangeId: string | undefined
  /** Undefined where nothing was sent, or where it is no longer kept. */
  readonly exchange: Exchange | undefined
  readonly pending: boolean
}

/** The exchange that this page shows. */
export function useShownExchange(): ShownExchange {
  const exchangeId = useWorkspace((state) => state.exchangeId)
  const exchange = useExchanges((state) => state.exchanges.find(({ id }) => id === exchangeId))
  return { exchangeId, exchange, pending: usePending() }
}

function usePending(): boolean {
  useWorkspace(isAwaited)
  useExchanges(isAwaited)
  return useSend(isAwaited)
}

/** The exchange on show where it complains of something: with one that does not, the request need not be drawn anew. */
export function useComplaint(): Exchange | undefined {
  useWorkspace(complaint)
  return useExchanges(complaint)
}

function complaint(): Exchange | undefined {
  const { exchangeId } = useWorkspace.getState()
  const shown = useExchanges.getState().exchanges.find(({ id }) => id === exchangeId)
  return (shown?.problems?.length ?? 0) > 0 ? shown : undefined
}
