import { create } from 'zustand'
import { asAppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import { profileView } from '#lib/session/session-view.ts'
import { buildRequest } from '#lib/signet/build-request.ts'
import { operationById } from '#lib/signet/catalogue.ts'
import { jsonProblem } from '#lib/signet/json-text.ts'
import type { Profile } from '#lib/signet/profile.ts'
import type { RequestDraft } from '#lib/signet/request.ts'
import { useDraft } from './draft-store.ts'
import { useExchanges } from './exchange-store.ts'
import { attempt, dismissProblem } from './problem-store.ts'
import { useSession } from './session-store.ts'
import { showExchange, useWorkspace } from './workspace-store.ts'

/** What stands between a press of Send and the request. */
export type Objection =
  /** It cannot be sent: a sentence that says what is missing. */
  | { readonly kind: 'incomplete'; readonly message: string }
  /** The body is no JSON. It can be sent all the same, to see what the server says. */
  | { readonly kind: 'json'; readonly line: number; readonly column: number; readonly message: string }
  /** It writes to Production, and wants a word first. */
  | { readonly kind: 'production'; readonly profileName: string; readonly method: string; readonly path: string }

interface SendState {
  readonly objection: Objection | undefined
  /** The exchange that was asked for and has not come by the view yet. */
  readonly sendingId: string | undefined
}

export const useSend = create<SendState>(() => ({ objection: undefined, sendingId: undefined }))

export const dropObjection = (): void => useSend.setState({ objection: undefined })

// What is written anew is judged anew.
useDraft.subscribe(() => {
  if (useSend.getState().objection !== undefined) dropObjection()
})

/** Sends the draft, or shows the first objection that the user has not overruled. */
export async function sendDraft(overruled: readonly Objection['kind'][] = []): Promise<void> {
  const { page, profileId, exchangeId: before } = useWorkspace.getState()
  const profile = profileView(useSession.getState(), profileId)?.profile
  const { draft } = useDraft.getState()
  if (page === undefined || useSend.getState().sendingId !== undefined) return
  const objection = profile === undefined ? NO_PROFILE : objectionTo(draft, profile, overruled)
  useSend.setState({ objection })
  if (profile === undefined || objection !== undefined) return
  const id = crypto.randomUUID()
  // Asked for before anything is drawn or kept for it: the request leaves while the page is still busy with itself.
  const sending = attempt(async () => {
    await call('request.send', { id, page, profileId: profile.id, draft })
    return true
  })
  useSend.setState({ sendingId: id })
  showExchange(id)
  const sent = await sending
  useSend.setState({ sendingId: undefined })
  const known = useExchanges.getState().exchanges.some((exchange) => exchange.id === id)
  if (sent) return
  // Once the exchange is there, it says itself what became of it.
  if (known) dismissProblem()
  else if (useWorkspace.getState().exchangeId === id) showExchange(before)
}

const NO_PROFILE: Objection = { kind: 'incomplete', message: 'There is no profile to send with: add one in Settings.' }

/** The reasons not to send it, worst first. */
function objectionTo(
  draft: RequestDraft,
  profile: Profile,
  overruled: readonly Objection['kind'][],
): Objection | undefined {
  try {
    buildRequest(draft, profile)
  } catch (thrown) {
    return { kind: 'incomplete', message: asAppError(thrown).message }
  }
  const problem = draft.body.trim() === '' ? undefined : jsonProblem(draft.body)
  if (problem !== undefined && !overruled.includes('json')) return { kind: 'json', ...problem }
  // What the catalogue does not know may write.
  const writes = operationById(draft.operationId)?.effect !== 'read'
  if (!writes || profile.environment !== 'production' || overruled.includes('production')) return undefined
  return { kind: 'production', profileName: profile.name, method: draft.method, path: draft.path }
}
