import { create } from 'zustand'
import { follow } from '#lib/messaging/client.ts'
import { INITIAL_VIEWS } from '#lib/messaging/contract.ts'

/** This session's token calls, as this page last heard of them. Only `followTrace` writes here. */
export const useTrace = create(() => ({ calls: INITIAL_VIEWS.trace }))

/** Keeps the store in step with the background. Call once per page; returns the way to stop. */
export function followTrace(): () => void {
  return follow('trace', (calls) => useTrace.setState({ calls }))
}
