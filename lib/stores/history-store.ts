import { liveQuery } from 'dexie'
import { create } from 'zustand'
import type { HistoryEntry } from '#lib/history/entry.ts'
import { openHistoryDb, readEntries } from '#lib/history/history-db.ts'
import { type HistoryFilter, NO_FILTER } from '#lib/history/search.ts'
import { bodyOf } from '#lib/messaging/bodies.ts'
import { call } from '#lib/messaging/client.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { attempt } from './problem-store.ts'

/** What was typed for the entry on show and what came back, as far as they are kept. */
export interface HistoryDetail {
  readonly id: string
  readonly draft: RequestDraft | undefined
  readonly answer: string | undefined
}

/** An act of clearing that can still be undone. */
export interface Removal {
  readonly act: string
  readonly count: number
}

interface HistoryState {
  /** Newest first; undefined until they were read. */
  readonly entries: readonly HistoryEntry[] | undefined
  readonly filter: HistoryFilter
  readonly chosenId: string | undefined
  readonly detail: HistoryDetail | undefined
  readonly removal: Removal | undefined
}

const NOTHING = { entries: undefined, chosenId: undefined, detail: undefined, removal: undefined }
export const useHistory = create<HistoryState>(() => ({ ...NOTHING, filter: NO_FILTER }))

const db = openHistoryDb()

/** Shows a profile's history for as long as it is on show, and each change of it. Returns the way to stop. */
export function followHistory(profileId: string): () => void {
  useHistory.setState({ ...NOTHING, filter: NO_FILTER })
  const reading = liveQuery(() => readEntries(db, profileId)).subscribe({
    next: (entries) => useHistory.setState({ entries }),
    error: (thrown: unknown) => {
      useHistory.setState({ entries: [] })
      void attempt(() => Promise.reject(thrown))
    },
  })
  return () => reading.unsubscribe()
}

export function filterHistory(change: Partial<HistoryFilter>): void {
  useHistory.setState(({ filter }) => ({ filter: { ...filter, ...change } }))
}

/** Shows an entry with what was typed for it and its answer: from this session, else from the disk. */
export async function chooseEntry(id: string): Promise<void> {
  useHistory.setState({ chosenId: id })
  const detail = await attempt(async () => {
    const [typed, kept] = await Promise.all([db.drafts.get(id), db.answers.get(id)])
    return { id, draft: typed?.draft, answer: kept?.text ?? (await (await bodyOf(id))?.text()) }
  })
  if (detail && useHistory.getState().chosenId === id) useHistory.setState({ detail })
}

export const pinEntry = (id: string, pinned: boolean) => attempt(() => call('history.pin', id, pinned))

export async function removeEntry(id: string): Promise<void> {
  await takeOff(1, (act) => call('history.remove', [id], act))
}

/** Takes all off the list that is not pinned. */
export async function clearHistory(profileId: string): Promise<void> {
  const count = (useHistory.getState().entries ?? []).filter(({ pinned }) => !pinned).length
  await takeOff(count, (act) => call('history.clear', profileId, act))
}

async function takeOff(count: number, remove: (act: string) => Promise<void>): Promise<void> {
  const act = crypto.randomUUID()
  const done = await attempt(() => remove(act).then(() => true))
  if (done) useHistory.setState({ removal: { act, count } })
}

export async function undoRemoval(): Promise<void> {
  const { removal } = useHistory.getState()
  if (removal === undefined) return
  const done = await attempt(() => call('history.restore', removal.act).then(() => true))
  if (done) useHistory.setState({ removal: undefined })
}

/** What was typed for an entry; undefined where it was too long to be kept. */
export async function draftOfEntry(id: string): Promise<RequestDraft | undefined> {
  return attempt(async () => (await db.drafts.get(id))?.draft)
}
