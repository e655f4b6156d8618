import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import { type ProfileView, profileView } from '#lib/session/session-view.ts'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { Confirmation } from '#lib/signet/request/guard.ts'
import { mayWrite, NO_PROFILE, type Objection, type Overruled, objectionTo } from '#lib/signet/request/objections.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { variablesFor } from '#lib/signet/request/variable-sets.ts'
import { t } from '#lib/text.ts'
import { useCatalogue } from './catalogue-store.ts'
import { useDraft } from './draft-store.ts'
import { cancelExchange, useExchanges } from './exchange-store.ts'
import { attemptAct } from './interruption-store.ts'
import { attempt, dismissProblem } from './problem-store.ts'
import { useSession } from './session-store.ts'
import { chooseProfile, showExchange, useWorkspace } from './workspace-store.ts'

/** One press of Send: what goes out, under which profile, and what the user has overruled for it. */
interface Order {
  readonly draft: RequestDraft
  readonly profileId: string | undefined
  readonly overruled: Overruled
  /** The user's word for a write to Production. */
  readonly confirmed: Confirmation | undefined
}

interface SendState {
  /** Why the order was held back; undefined where nothing stands against it. */
  readonly objection: Objection | undefined
  readonly held: Order | undefined
  /** The exchange that was asked for and has not come by the view yet. */
  readonly sendingId: string | undefined
  /** The exchange whose request has gone to the background last. */
  readonly leftId: string | undefined
}

export const useSend = create<SendState>(() => ({
  objection: undefined,
  held: undefined,
  sendingId: undefined,
  leftId: undefined,
}))

export const dropObjection = (): void => useSend.setState({ objection: undefined, held: undefined })

const dropOld = (): void => {
  if (useSend.getState().objection !== undefined) dropObjection()
}
// What is written or chosen anew is judged anew.
useDraft.subscribe(dropOld)
useWorkspace.subscribe((now, before) => {
  if (now.profileId !== before.profileId) dropOld()
})

/**
 * Sends the draft, or shows the first objection to it.
 *
 * @param otherProfileId Sends it under this profile for once; the page's choice stays what it is.
 * @param confirmed How a write to Production was meant; without it, one is held back.
 */
export function sendDraft(otherProfileId?: string, confirmed?: Confirmation): Promise<void> {
  const { draft } = useDraft.getState()
  const { page, profileId } = useWorkspace.getState()
  const chosen = profileView(useSession.getState(), profileId)?.profile.id
  // From its first send on a page stays with its profile, whatever is chosen in the popup, which has no choice of its own.
  if (profileId === undefined && chosen !== undefined && page !== 'popup') chooseProfile(chosen)
  return send({ draft, profileId: otherProfileId ?? chosen, overruled: [], confirmed })
}

/** Lets a write to Production go on that waits for the user's word. */
export async function confirmWrite(confirmed: Confirmation): Promise<void> {
  const { objection, held } = useSend.getState()
  if (objection?.kind === 'production' && held !== undefined) await send({ ...held, confirmed })
}

/** Lets what was held back go on, past the objection on show. A scope is asked about once. */
export async function overrule(): Promise<void> {
  const { objection, held } = useSend.getState()
  if (objection === undefined || held === undefined || objection.kind === 'production') return
  const profileId = profileOf(held)?.profile.id
  if (objection.kind === 'scope' && profileId !== undefined) {
    const accepted = attempt(() => call('profile.acceptScope', profileId, objection.scope).then(() => true), profileId)
    if (!(await accepted)) return
  }
  await send({ ...held, overruled: [...held.overruled, objection.kind] })
}

/** That very profile: nothing goes out under one that merely stands in for it. */
const profileOf = ({ profileId }: Order): ProfileView | undefined =>
  useSession.getState().profiles.find(({ profile }) => profile.id === profileId)

/** Until its answer is there. What the browser tells of it afterwards keeps nobody from the next. */
function isUnderWay(id: string | undefined): boolean {
  const known = useExchanges.getState().exchanges.find((exchange) => exchange.id === id)
  return id !== undefined && (known === undefined || known.state === 'pending')
}

/** What was asked for beside another request keeps this one from nothing. */
function isSendingHere(shownId: string | undefined): boolean {
  const { sendingId } = useSend.getState()
  return sendingId === shownId && isUnderWay(sendingId)
}

async function send(order: Order): Promise<void> {
  const { page, exchangeId: before } = useWorkspace.getState()
  const view = profileOf(order)
  if (page === undefined || isSendingHere(before)) return
  if (isHeldBack(order, view, view?.token.scope) || view === undefined) return
  const id = crypto.randomUUID()
  const { draft, confirmed } = order
  const profileId = view.profile.id
  const act = {
    profileId,
    what: t('Send {method} {path}', { method: draft.method, path: draft.path }),
    again: () => void send({ ...order, profileId }),
  }
  // Asked for before anything is drawn or kept for it: the request leaves while the page is still busy with itself.
  const sending = attemptAct(act, async () => {
    if (isScopeUnknown(order, view)) {
      const scope = await learnScope(profileId)
      if (useSend.getState().sendingId !== id || isHeldBack(order, view, scope)) return false
    }
    useSend.setState({ leftId: id })
    await call('request.send', { id, page, profileId, draft, confirmed })
    return true
  })
  useSend.setState({ sendingId: id })
  showExchange(id)
  const sent = await sending
  if (useSend.getState().sendingId === id) useSend.setState({ sendingId: undefined })
  const known = useExchanges.getState().exchanges.some((exchange) => exchange.id === id)
  if (sent) return
  // Once the exchange is there, it says itself what became of it.
  if (known) dismissProblem()
  else if (useWorkspace.getState().exchangeId === id) showExchange(before)
}

/** What has not left yet is not sent at all; of the rest the exchange says what it had become by then. */
export async function cancelSend(exchangeId: string): Promise<void> {
  const { sendingId, leftId } = useSend.getState()
  if (sendingId === exchangeId && leftId !== exchangeId) useSend.setState({ sendingId: undefined })
  else await cancelExchange(exchangeId)
}

/** Shows the objection to an order, where there is one. */
function isHeldBack(order: Order, view: ProfileView | undefined, scope: string | undefined): boolean {
  const objection = view === undefined ? NO_PROFILE : objectionOf(order, view.profile, scope)
  useSend.setState({ objection, held: objection && order })
  return objection !== undefined
}

function objectionOf(order: Order, profile: Profile, scope: string | undefined): Objection | undefined {
  const variables = variablesFor(useSession.getState().settings.variables, profile.id)
  return objectionTo({ ...order, operation: operationOf(order), variables }, profile, scope)
}

const operationOf = ({ draft }: Order): Operation | undefined =>
  operationById(draft.operationId, useCatalogue.getState().catalogue)

/** A write with a profile that has no token yet: the scope comes with the token, and must be seen before the write. */
function isScopeUnknown(order: Order, { profile, token }: ProfileView): boolean {
  const isTold = token.expiresAt !== undefined || profile.environment === 'sandbox' || order.overruled.includes('scope')
  return !isTold && mayWrite(operationOf(order))
}

/** Lets the token be made that the write needs anyway. Where none comes, the send itself tells why. */
async function learnScope(profileId: string): Promise<string | undefined> {
  try {
    const held = await call('token.inspect', profileId)
    if (held !== undefined) return held.scope
    await call('token.renew', profileId)
    return (await call('token.inspect', profileId))?.scope
  } catch {
    return undefined
  }
}
