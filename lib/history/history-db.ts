import { Dexie, type Table } from 'dexie'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { HistoryEntry } from './entry.ts'

/** What was typed for an entry. Apart from it because a list of thousands needs none of them. */
export interface HistoryDraft {
  readonly id: string
  readonly draft: RequestDraft
}

/** The answer of an entry, redacted, where the user has said that answers are kept on this computer. */
export interface HistoryAnswer {
  readonly id: string
  readonly text: string
  /** Length of the text in UTF-16 units. */
  readonly size: number
  readonly savedAt: EpochMs
}

/** The history on this computer (IndexedDB, in plain). Written by the background alone; pages read it. */
export interface HistoryDb extends Dexie {
  readonly entries: Table<HistoryEntry, string>
  readonly drafts: Table<HistoryDraft, string>
  readonly answers: Table<HistoryAnswer, string>
}

export function openHistoryDb(name = 'signet-history'): HistoryDb {
  const db = new Dexie(name)
  db.version(1).stores({
    entries: 'id, startedAt, [profileId+startedAt], removedBy, removedAt, undo.draft.operationId',
    drafts: 'id',
    answers: 'id, savedAt',
  })
  return db as HistoryDb
}

/** The entries of a profile, newest first, without what was taken off the list. */
export async function readEntries(db: HistoryDb, profileId: string): Promise<readonly HistoryEntry[]> {
  const range = [
    [profileId, Dexie.minKey],
    [profileId, Dexie.maxKey],
  ] as const
  const all = await db.entries
    .where('[profileId+startedAt]')
    .between(...range)
    .reverse()
    .toArray()
  return all.filter(({ removedBy }) => removedBy === undefined)
}
