import { create } from 'zustand'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { goBack, permitted, useDraft } from './draft-store.ts'
import { useWorkspace } from './workspace-store.ts'

interface DraftHistory {
  readonly past: readonly RequestDraft[]
  readonly future: readonly RequestDraft[]
}

/** What was typed before and after, by request tab; for as long as the page is open. */
export const useUndo = create<{ readonly byTab: Readonly<Record<string, DraftHistory>> }>(() => ({ byTab: {} }))

export const NO_HISTORY: DraftHistory = { past: [], future: [] }

const MOST_STEPS = 200
/** What is typed without a pause is one step, in milliseconds. */
const PAUSE = 600

/** The same part of the draft, changed a moment ago: one step with what follows. */
let lastEdit = { tab: '', part: '', at: 0 }
/** A change that is none of the user's typing: it makes no step. */
let silent = false

/** Follows every edit of the draft. Call once per page; returns the way to stop. */
export function followEdits(now: () => number = Date.now): () => void {
  let tab = useWorkspace.getState().activeTab
  return useDraft.subscribe(({ draft }, { draft: before }) => {
    const { activeTab } = useWorkspace.getState()
    const isOther = tab !== activeTab
    tab = activeTab
    const part = changedParts(before, draft)
    if (isOther || silent || part === '' || isTakenOut(before, draft)) return
    const at = now()
    const goesOn = lastEdit.tab === tab && lastEdit.part === part && at - lastEdit.at < PAUSE
    lastEdit = { tab, part, at }
    const history = useUndo.getState().byTab[tab] ?? NO_HISTORY
    const past = goesOn && history.past.length > 0 ? history.past : [...history.past, before].slice(-MOST_STEPS)
    setHistory(tab, { past, future: [] })
  })
}

/** Changes all that can be gone back to, and the present draft with it: that is no step. */
export function changeHistories(change: (draft: RequestDraft) => RequestDraft, changePresent: () => void): void {
  const changed = ([tab, { past, future }]: [string, DraftHistory]) =>
    [tab, { past: past.map(change), future: future.map(change) }] as const
  useUndo.setState(({ byTab }) => ({ byTab: Object.fromEntries(Object.entries(byTab).map(changed)) }))
  silently(changePresent)
}

/** One step back. Where this tab has none, to the request that was on show before it. */
export function undo(): void {
  const tab = useWorkspace.getState().activeTab
  const { past, future } = useUndo.getState().byTab[tab] ?? NO_HISTORY
  const before = past.at(-1)
  if (before === undefined) {
    goBack()
    return
  }
  const { draft } = useDraft.getState()
  setHistory(tab, { past: past.slice(0, -1), future: [...future, draft] })
  restore(before)
}

export function redo(): void {
  const tab = useWorkspace.getState().activeTab
  const { past, future } = useUndo.getState().byTab[tab] ?? NO_HISTORY
  const after = future.at(-1)
  if (after === undefined) return
  const { draft } = useDraft.getState()
  setHistory(tab, { past: [...past, draft], future: future.slice(0, -1) })
  restore(after)
}

function restore(draft: RequestDraft): void {
  silently(() => useDraft.setState({ draft: permitted(draft) }))
  lastEdit = { tab: '', part: '', at: 0 }
}

function silently(change: () => void): void {
  silent = true
  change()
  silent = false
}

function setHistory(tab: string, history: DraftHistory): void {
  useUndo.setState(({ byTab }) => ({ byTab: { ...byTab, [tab]: history } }))
}

/** Nothing but what may not stand here any more has gone: back there is nothing to come back to. */
function isTakenOut(before: RequestDraft, now: RequestDraft): boolean {
  const rest = permitted(before)
  return rest !== before && JSON.stringify(rest) === JSON.stringify(now)
}

/** The names of the parts that are not the same; empty where only the object is another. */
function changedParts(before: RequestDraft, now: RequestDraft): string {
  const parts = ['method', 'path', 'pathValues', 'query', 'headers', 'body'] as const
  return parts.filter((part) => before[part] !== now[part]).join()
}
