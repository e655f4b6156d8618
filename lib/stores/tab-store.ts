import { create } from 'zustand'
import type { RequestTab } from '#lib/messaging/contract.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { isTypedInto, openDraft, useDraft } from './draft-store.ts'
import { useExchanges } from './exchange-store.ts'
import { presentTabs, showExchange, useWorkspace } from './workspace-store.ts'

/** More open requests nobody finds again, and all of them are kept at every keystroke. */
export const MOST_TABS = 20
const MOST_CLOSED = 10

interface ClosedTabs {
  /** Those that were closed, newest last; for as long as the page is open. */
  readonly closed: readonly RequestTab[]
}

/** The open requests themselves are in the workspace's store: they are kept while the page is closed. */
export const useClosedTabs = create<ClosedTabs>(() => ({ closed: [] }))

/** Opens a request beside the others and goes there; where too many are open, in the place of the one on show. */
export function openTab(draft: RequestDraft = EMPTY_DRAFT, exchangeId?: string): void {
  const tab: RequestTab = { id: crypto.randomUUID(), draft, exchangeId }
  const tabs = presentTabs()
  const at = tabs.findIndex(({ id }) => id === useWorkspace.getState().activeTab)
  show(tab, tabs.length < MOST_TABS ? tabs.toSpliced(at + 1, 0, tab) : tabs.with(at, tab))
}

/**
 * Opens a draft that comes from an answer or the history: in the place of the present request, or beside it where
 * something was typed that was not sent. With no room for another tab, that can be gone back to.
 *
 * @param exchangeId What is to be shown beside it.
 */
export function openBeside(draft: RequestDraft, exchangeId: string | undefined): void {
  const { draft: present } = useDraft.getState()
  if (isTypedInto(present) && !wasSent(present) && presentTabs().length < MOST_TABS) {
    openTab(draft, exchangeId)
    return
  }
  openDraft(draft)
  showExchange(exchangeId)
}

/** As it stands. The text is compared: what was sent comes back from the background as another object. */
function wasSent(draft: RequestDraft): boolean {
  const { exchanges } = useExchanges.getState()
  return exchanges.some((sent) => sent.draft !== undefined && textOf(sent.draft) === textOf(draft))
}

/** Whatever the order in which its parts were written. */
const textOf = ({ method, path, pathValues, query, headers, body }: RequestDraft): string =>
  JSON.stringify([method, path, Object.entries(pathValues).sort(), query, headers, body])

export function goToTab(id: string): void {
  const tabs = presentTabs()
  const tab = tabs.find((one) => one.id === id)
  if (tab !== undefined && id !== useWorkspace.getState().activeTab) show(tab, tabs)
}

/** Its neighbour comes to the front. The last one leaves an empty request behind. */
export function closeTab(id: string): void {
  const tabs = presentTabs()
  const at = tabs.findIndex((one) => one.id === id)
  const tab = tabs[at]
  if (tab === undefined) return
  useClosedTabs.setState(({ closed }) => ({ closed: [...closed, tab].slice(-MOST_CLOSED) }))
  const others = tabs.toSpliced(at, 1)
  const rest = others.length > 0 ? others : [{ id: crypto.randomUUID(), draft: EMPTY_DRAFT, exchangeId: undefined }]
  const next = rest[Math.min(at, rest.length - 1)]
  if (next === undefined) return
  if (useWorkspace.getState().activeTab === id) show(next, rest)
  else useWorkspace.setState({ tabs: rest })
}

export function reopenTab(): void {
  const { closed } = useClosedTabs.getState()
  const tab = closed.at(-1)
  if (tab === undefined) return
  useClosedTabs.setState({ closed: closed.slice(0, -1) })
  openTab(tab.draft, tab.exchangeId)
}

/** First which one it is, then what is in it: whoever hears of another draft finds it in its own place. */
function show(tab: RequestTab, tabs: readonly RequestTab[]): void {
  useWorkspace.setState({ tabs, activeTab: tab.id, exchangeId: tab.exchangeId })
  useDraft.setState({ draft: tab.draft })
}
