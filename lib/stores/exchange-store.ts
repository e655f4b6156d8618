import { create } from 'zustand'
import { call, follow } from '#lib/messaging/client.ts'
import { INITIAL_VIEWS } from '#lib/messaging/contract.ts'
import { attempt } from './problem-store.ts'

/** This session's sends, as this page last heard of them. Only `followExchanges` writes here. */
export const useExchanges = create(() => ({ exchanges: INITIAL_VIEWS.exchanges }))

/** Keeps the store in step with the background. Call once per page; returns the way to stop. */
export function followExchanges(): () => void {
  return follow('exchanges', (exchanges) => useExchanges.setState({ exchanges }))
}

/** The exchange comes back through the view, as `cancelled`, or as what it had become by then. */
export const cancelExchange = (exchangeId: string) => attempt(() => call('request.cancel', exchangeId))
