import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import type { PageKind, PageState, WorkspaceTab } from '#lib/messaging/contract.ts'
import { keepableDraft } from '#lib/signet/keepable-draft.ts'
import { restoreDraft, useDraft } from './draft-store.ts'
import { attempt } from './problem-store.ts'

/** What one panel or tab has chosen for itself, beside its draft. */
interface WorkspaceState {
  /** The page's key with the background; undefined until it has said what the page held. */
  readonly page: string | undefined
  readonly profileId: string | undefined
  /** The exchange on show. */
  readonly exchangeId: string | undefined
  readonly tab: WorkspaceTab
  /** How bodies are shown. */
  readonly bodyView: 'form' | 'json'
}

export const useWorkspace = create<WorkspaceState>(() => ({
  page: undefined,
  profileId: undefined,
  exchangeId: undefined,
  tab: 'explore',
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
    restoreDraft(state.draft, state.earlier)
    const { profileId, exchangeId, tab = 'explore', bodyView = 'form' } = state
    useWorkspace.setState({ page, profileId, exchangeId, tab, bodyView })
    useDraft.subscribe(keep)
    useWorkspace.subscribe(keep)
    document.addEventListener('visibilitychange', keepAtOnce)
  })
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
  const { draft, earlier } = useDraft.getState()
  const drafts = { draft: keepableDraft(draft), earlier: earlier.map(keepableDraft) }
  const state: PageState = { ...chosen, ...drafts }
  // A failure is not told: it would be told on each keystroke, and the next action tells it once.
  return call('page.keep', page, state).catch(() => undefined)
}
