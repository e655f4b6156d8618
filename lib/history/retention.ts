import type { EpochMs } from '#lib/signet/token/token.ts'
import type { HistoryDb } from './history-db.ts'

/** What the user wants kept. */
export interface Retention {
  /** Entries that are older are deleted. */
  readonly days: number
  /** Of more entries the oldest are deleted. */
  readonly most: number
  readonly keepAnswers: boolean
}

const DAY_MS = 24 * 60 * 60_000
/** How long a removal can be undone. */
export const UNDO_MS = 10 * 60_000
/** All answers together, in UTF-16 units: the oldest give way. */
export const ANSWERS_MOST = 50_000_000

/** Deletes what is older, or more, than is wanted. What is pinned stays, whatever its age. */
export async function purge(db: HistoryDb, retention: Retention, now: EpochMs): Promise<void> {
  const removed = await db.entries
    .where('removedAt')
    .below(now - UNDO_MS)
    .primaryKeys()
  const old = await unpinned(db, (startedAt) => startedAt < now - retention.days * DAY_MS)
  await deleteEntries(db, [...removed, ...old])
  const over = (await db.entries.count()) - retention.most
  if (over > 0) await deleteEntries(db, (await unpinned(db, () => true)).slice(0, over))
  await purgeAnswers(db, retention, now)
}

/** Oldest first, read until one is kept: a history of thousands is not walked for the few that are too old. */
async function unpinned(db: HistoryDb, isOld: (startedAt: EpochMs) => boolean): Promise<string[]> {
  const ids: string[] = []
  await db.entries
    .orderBy('startedAt')
    .until(({ startedAt }) => !isOld(startedAt))
    .each(({ id, pinned }) => {
      if (!pinned) ids.push(id)
    })
  return ids
}

async function purgeAnswers(db: HistoryDb, { keepAnswers, days }: Retention, now: EpochMs): Promise<void> {
  if (!keepAnswers) return db.answers.clear()
  await db.answers
    .where('savedAt')
    .below(now - days * DAY_MS)
    .delete()
  let size = 0
  const tooMuch: string[] = []
  await db.answers
    .orderBy('savedAt')
    .reverse()
    .each((answer) => {
      size += answer.size
      if (size > ANSWERS_MOST) tooMuch.push(answer.id)
    })
  await db.answers.bulkDelete(tooMuch)
}

export async function deleteEntries(db: HistoryDb, ids: readonly string[]): Promise<void> {
  const keys = [...ids]
  await db.transaction('rw', db.entries, db.drafts, db.answers, async () => {
    await db.entries.bulkDelete(keys)
    await db.drafts.bulkDelete(keys)
    await db.answers.bulkDelete(keys)
  })
}

/** Where the disk is full the older half gives way, once, to what is new. */
export async function withRoom(db: HistoryDb, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (thrown) {
    if ((thrown as Error).name !== 'QuotaExceededError') throw thrown
    await db.answers.clear()
    const ids = await unpinned(db, () => true)
    await deleteEntries(db, ids.slice(0, Math.ceil(ids.length / 2)))
    await write()
  }
}
