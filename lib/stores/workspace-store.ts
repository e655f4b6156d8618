import { create } from 'zustand'
import { type AppError, asAppError } from '#lib/errors.ts'
import { call } from '#lib/messaging/client.ts'
import type { PageKind, PageState, RequestTab, WorkspaceTab } from '#lib/messaging/contract.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { keepableDraft } from '#lib/signet/request/keepable-draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { restoreDraft, useDraft } from './draft-store.ts'
import { attempt, showProblem } from './problem-store.ts'

const FIRST_TAB = 'first'

/** What one panel or tab has chosen for itself, beside its draft. */
interface WorkspaceState {
  /** The page's key with the background; undefined until it has said what the page held. */
  readonly page: string | undefined
  readonly profileId: string | undefined
  /** The exchange on show. */
  readonly exchangeId: string | undefined
  readonly tab: WorkspaceTab
  /** The requests that are open. Of that on show draft and exchange are out of date here: they are in their own places. */
  readonly tabs: readonly RequestTab[]
  readonly activeTab: string
  /** How bodies are shown. */
  readonly bodyView: 'form' | 'json'
}

function oneTab(draft: RequestDraft, exchangeId: string | undefined): Pick<WorkspaceState, 'tabs' | 'activeTab'> {
  return { tabs: [{ id: FIRST_TAB, draft, exchangeId }], activeTab: FIRST_TAB }
}

export const useWorkspace = create<WorkspaceState>(() => ({
  page: undefined,
  profileId: undefined,
  exchangeId: undefined,
  tab: 'explore',
  ...oneTab(EMPTY_DRAFT, undefined),
  bodyView: 'form',
}))

export const chooseProfile = (profileId: string) => useWorkspace.setState({ profileId })
export const showExchange = (exchangeId: string | undefined) => useWorkspace.setState({ exchangeId })
export const showBodyAs = (bodyView: 'form' | 'json') => useWorkspace.setState({ bodyView })
export const showTab = (tab: WorkspaceTab) => useWorkspace.setState({ tab })

/** Takes up what this page held when it was last open, and keeps every change from then on. Call once per page. */
export async function openWorkspace(kind: PageKind, inspectedTab: number | undefined): Promise<void> {
  await attempt(async () => {
    const { page, state } = await call('page.open', kind, inspectedTab)
    restoreDraft(state.draft, state.earlier, state.placed)
    const { profileId, exchangeId, tab = 'explore', bodyView = 'form' } = state
    useWorkspace.setState({ page, profileId, exchangeId, tab, bodyView, ...heldTabs(state) })
    useDraft.subscribe(keep)
    useWorkspace.subscribe((now, before) => (now.exchangeId === before.exchangeId ? keep() : keepLater()))
    document.addEventListener('visibilitychange', keepAtOnce)
  })
}

/** A page of an earlier version, and one of a single request, held none. */
function heldTabs({ tabs, activeTab, draft, exchangeId }: PageState): Pick<WorkspaceState, 'tabs' | 'activeTab'> {
  if (tabs === undefined || !tabs.some(({ id }) => id === activeTab)) return oneTab(draft ?? EMPTY_DRAFT, exchangeId)
  return { tabs, activeTab: activeTab ?? FIRST_TAB }
}

/** The open requests as they stand now, that on show with what is typed in it. */
export function presentTabs(): readonly RequestTab[] {
  const { tabs, activeTab, exchangeId } = useWorkspace.getState()
  const { draft } = useDraft.getState()
  return tabs.map((tab) => (tab.id === activeTab ? { ...tab, draft, exchangeId } : tab))
}

let keeping = false
let changed = false

/**
 * Hands the page's state to the background on each keystroke: one message is under way at a time, and the newest state
 * follows it. Whatever is thrown away here costs at most the last keystroke of a page that closes in that instant.
 */
function keep(): void {
  changed = true
  if (!keeping) void keepOn()
}

/** A send that has just been asked for is not held up by what the page keeps of it. */
const LATER_MS = 200
let later: ReturnType<typeof setTimeout> | undefined

function keepLater(): void {
  changed = true
  clearTimeout(later)
  later = setTimeout(() => {
    if (changed) keep()
  }, LATER_MS)
}

async function keepOn(): Promise<void> {
  keeping = true
  while (changed) {
    changed = false
    await send()
  }
  keeping = false
}

/** A page that hides may be closing: what waits behind a message under way is sent without waiting for it. */
function keepAtOnce(): void {
  if (document.visibilityState !== 'hidden' || !changed) return
  changed = false
  void send()
}

function send(): Promise<void> {
  const { page, ...chosen } = useWorkspace.getState()
  if (page === undefined) return Promise.resolve()
  const { draft, earlier, placed } = useDraft.getState()
  const tabs = presentTabs().map((tab) => ({ ...tab, draft: keepableDraft(tab.draft) }))
  const open = new Set([...tabs.map((tab) => tab.draft), ...earlier].map(({ operationId }) => operationId))
  const drafts = {
    draft: keepableDraft(draft),
    earlier: earlier.map(keepableDraft),
    placed: placed.filter(({ operationId }) => open.has(operationId)).map(keepableDraft),
  }
  const state: PageState = { ...chosen, ...drafts, tabs }
  return call('page.keep', page, state).then(
    () => void Object.assign(room, { told: false }),
    (thrown) => tellOnce(asAppError(thrown)),
  )
}

const room = { told: false }

/** That there is no room, and that once: it would be told on each keystroke. Any other failure the next action tells. */
function tellOnce({ code, message }: AppError): void {
  if (code !== 'storage.full' || room.told) return
  room.told = true
  showProblem({ code, message })
}
