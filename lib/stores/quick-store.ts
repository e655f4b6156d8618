import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import { OPERATIONS, type Operation } from '#lib/signet/catalogue.ts'
import { chooseOperation, useDraft } from './draft-store.ts'
import { attempt } from './problem-store.ts'
import { showExchange, useWorkspace } from './workspace-store.ts'

/** What can be asked without a body and changes nothing, in any environment: safe to send at one press. */
export const QUICK_OPERATIONS: readonly Operation[] = OPERATIONS.filter(
  ({ effect, method, hasBody, restricted, secretAnswer }) =>
    effect === 'read' && (method === 'GET' || method === 'PATCH') && !hasBody && !restricted && !secretAnswer,
)

/** A request that has been handed over and has not shown up among the exchanges yet. */
export const useQuick = create<{ readonly sending: boolean }>(() => ({ sending: false }))

/** The popup starts with the endpoint that it was left with, else with the first. */
export function startQuick(): void {
  const chosen = useDraft.getState().draft.operationId
  const first = QUICK_OPERATIONS[0]
  if (first !== undefined && !QUICK_OPERATIONS.some(({ id }) => id === chosen)) chooseOperation(first)
}

/** Sends the popup's request. The exchange is on show from the start, and is there again when the popup reopens. */
export async function sendQuick(profileId: string): Promise<void> {
  const { page } = useWorkspace.getState()
  const { draft } = useDraft.getState()
  if (page === undefined) return
  const id = crypto.randomUUID()
  showExchange(id)
  useQuick.setState({ sending: true })
  await attempt(() => call('request.send', { id, page, profileId, draft }))
  useQuick.setState({ sending: false })
}
