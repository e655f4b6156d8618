import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { isGone, isSameCall } from './created.ts'
import { entryOf, type HistoryEntry, type Undo } from './entry.ts'
import type { HistoryDb } from './history-db.ts'
import { mayKeepAnswer } from './kept-answer.ts'
import { deleteEntries, purge, type Retention, withRoom } from './retention.ts'

export interface HistoryPorts {
  readonly db: HistoryDb
  readonly now: () => EpochMs
  readonly hasProfile: (profileId: string) => Promise<boolean>
  readonly retention: () => Promise<Retention>
  /** The redacted body of an answer, where it is kept for the session. */
  readonly bodyOf: (exchangeId: string) => Promise<string | undefined>
  /** The call that takes a successful write back, where the catalogue knows one. */
  readonly undoOf: (exchange: Exchange, body: string | undefined) => Promise<Undo | undefined>
}

/** Every send, on this computer. Writes; pages read the database themselves (history-db.ts). */
export interface History {
  /** Keeps what is new among them; of what is kept nothing changes. */
  readonly record: (exchanges: readonly Exchange[]) => Promise<void>
  readonly pin: (id: string, pinned: boolean) => Promise<void>
  /**
   * Takes entries off the list. They are deleted some minutes later, until then `restore` brings them back.
   *
   * @param act A name for this act, made by who asks, so that asking twice is one act.
   */
  readonly remove: (ids: readonly string[], act: string) => Promise<void>
  /** All of a profile that are not pinned. */
  readonly clear: (profileId: string, act: string) => Promise<void>
  readonly restore: (act: string) => Promise<void>
  readonly forgetProfile: (profileId: string) => Promise<void>
  /** Deletes what is older, or more, than the user wants kept. */
  readonly tidy: () => Promise<void>
}

/** So many sends may pass before what is too old or too much is deleted: a send should not pay for it each time. */
const TIDY_EVERY = 50

export function createHistory(ports: HistoryPorts): History {
  const { db, now } = ports
  let sinceTidy = 0
  const tidy = async () => purge(db, await ports.retention(), now())

  async function keep(exchange: Exchange): Promise<void> {
    const entry = entryOf(exchange)
    if (entry === undefined || (await db.entries.get(entry.id)) !== undefined) return
    const body = exchange.state === 'answered' ? await ports.bodyOf(exchange.id) : undefined
    const undo = entry.verdict === 'success' ? await ports.undoOf(exchange, body) : undefined
    const keepsAnswer = body !== undefined && mayKeepAnswer(exchange, body) && (await ports.retention()).keepAnswers
    await db.transaction('rw', db.entries, db.drafts, db.answers, async () => {
      await db.entries.put({ ...entry, ...(undo && { undo }) })
      if (exchange.draft !== undefined) await db.drafts.put({ id: entry.id, draft: exchange.draft })
      if (keepsAnswer) await db.answers.put({ id: entry.id, text: body, size: body.length, savedAt: now() })
    })
    // A send that settles late: the profile was deleted, and its entries with it, before this one was there to be.
    if (!(await ports.hasProfile(entry.profileId))) return deleteEntries(db, [entry.id])
    if (entry.verdict === 'success' || isGone(exchange)) await markTakenBack(db, exchange, now())
  }

  const takeOff = (ids: readonly string[], act: string) =>
    db.entries.bulkUpdate(ids.map((key) => ({ key, changes: { removedBy: act, removedAt: now() } })))

  return {
    async record(exchanges) {
      for (const exchange of exchanges.toReversed()) await withRoom(db, () => keep(exchange))
      sinceTidy += exchanges.length
      if (sinceTidy < TIDY_EVERY) return
      sinceTidy = 0
      await tidy()
    },
    pin: async (id, pinned) => void (await db.entries.update(id, { pinned })),
    remove: async (ids, act) => void (await takeOff(ids, act)),
    async clear(profileId, act) {
      const listed = await db.entries.filter((entry) => isClearable(entry, profileId)).primaryKeys()
      await takeOff(listed, act)
    },
    restore: async (act) => void (await db.entries.where('removedBy').equals(act).modify(bringBack)),
    async forgetProfile(profileId) {
      const ids = await db.entries.filter((entry) => entry.profileId === profileId).primaryKeys()
      await deleteEntries(db, ids)
    },
    tidy,
  }
}

const isClearable = ({ profileId, pinned, removedBy }: HistoryEntry, wanted: string): boolean =>
  profileId === wanted && !pinned && removedBy === undefined

function bringBack(entry: { removedBy?: string; removedAt?: EpochMs }): void {
  delete entry.removedBy
  delete entry.removedAt
}

/** What a successful call has taken back is no longer offered to be. */
async function markTakenBack(db: HistoryDb, { profileId, operationId, draft }: Exchange, now: EpochMs): Promise<void> {
  if (operationId === undefined || draft === undefined) return
  await db.entries
    .where('undo.draft.operationId')
    .equals(operationId)
    .and((entry) => entry.profileId === profileId && entry.undo !== undefined && isSameCall(entry.undo.draft, draft))
    .modify({ undoneAt: now })
}
