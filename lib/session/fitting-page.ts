import type { PageState } from '#lib/messaging/contract.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

/**
 * So much of one page is kept, in bytes as storage counts them. All pages that are remembered, and the bodies of answers,
 * leave room for tokens in the 10 MB of a session.
 */
export const PAGE_BYTES = 192 * 1024

/** A page's state as it can be kept, and whether anything of it had to be left out. */
export interface FittingPage {
  readonly state: PageState
  readonly leftOut: boolean
}

/** What examples put there goes first, then requests that were left, the oldest before the others, then long bodies, and that on show last of all. */
export function fittingPage(whole: PageState): FittingPage {
  if (fits(whole)) return { state: whole, leftOut: false }
  const { placed: _given, ...typed } = whole
  let state = withoutTwin(typed)
  if (fits(state)) return { state, leftOut: false }
  while (!fits(state) && (state.earlier ?? []).length > 0) state = { ...state, earlier: state.earlier?.slice(1) ?? [] }
  const tabs = state.tabs ?? []
  for (const tab of tabs.toSorted((one, other) => other.draft.body.length - one.draft.body.length)) {
    if (fits(state)) break
    state = {
      ...state,
      tabs: state.tabs?.map((one) => (one === tab ? { ...tab, draft: short(tab.draft) } : one)) ?? [],
    }
  }
  if (!fits(state)) state = { ...state, draft: state.draft && short(state.draft) }
  const { profileId, exchangeId } = whole
  return { state: fits(state) ? state : { profileId, exchangeId, draft: undefined }, leftOut: true }
}

/** The request on show stands among the tabs as well: there it is not read. */
function withoutTwin(state: PageState): PageState {
  const { tabs, activeTab, draft } = state
  if (tabs === undefined || draft === undefined) return state
  return { ...state, tabs: tabs.map((tab) => (tab.id === activeTab ? { ...tab, draft: short(tab.draft) } : tab)) }
}

/** Of a short body there is little to gain. */
const SHORT_BODY = 4096

const short = (draft: RequestDraft): RequestDraft => (draft.body.length > SHORT_BODY ? { ...draft, body: '' } : draft)

const fits = (state: PageState): boolean => new TextEncoder().encode(JSON.stringify(state)).byteLength <= PAGE_BYTES
