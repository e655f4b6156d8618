import { create } from 'zustand'
import type { Desk } from '#lib/answer/desk.ts'
import { listRows } from '#lib/answer/list-rows.ts'
import { call } from '#lib/messaging/client.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { createWalk } from '#lib/signet/exchange/walk.ts'
import { runWalk, type WalkState } from '#lib/signet/exchange/walk-run.ts'
import { startDesk } from './reading-store.ts'
import { changeTable, showTable, useTable } from './table-store.ts'
import { useWorkspace } from './workspace-store.ts'

interface WalkOnShow {
  /** The answer that it began at. */
  readonly exchangeId: string | undefined
  readonly walk: WalkState | undefined
}

/** The walk through all pages of a list. This page drives it: closed, it asks for no more, and nothing is left behind. */
export const useWalk = create<WalkOnShow>(() => ({ exchangeId: undefined, walk: undefined }))

interface Walking {
  readonly exchangeId: string
  readonly desk: Desk
  readonly stop: () => void
  pageId: string
  stopped: boolean
  wake: () => void
}
let walking: Walking | undefined

/** Reads the list from its first row to its last, into a table that a Worker keeps. */
export async function walkAllPages(exchange: Exchange, operation: Operation): Promise<void> {
  const { draft, profileId, id: exchangeId } = exchange
  const { list } = operation
  const { page } = useWorkspace.getState()
  const walk = draft && createWalk(draft, operation)
  if (walk === undefined || list === undefined || page === undefined) return
  stopWalk()
  const mine: Walking = { exchangeId, ...startDesk(), pageId: '', stopped: false, wake: () => {} }
  walking = mine
  const opened = await mine.desk.openTable(undefined)
  if (opened !== undefined) await showTable(mine.desk, opened.table, undefined)
  await runWalk(walk, {
    async send(next) {
      mine.pageId = crypto.randomUUID()
      const { text, ...reply } = await call('list.page', { id: mine.pageId, page, profileId, draft: next })
      return { ...reply, page: listRows(text, list) }
    },
    sleep: (ms) =>
      new Promise((resolve) => {
        mine.wake = resolve
        setTimeout(resolve, ms)
      }),
    isStopped: () => mine.stopped,
    onRows: (rows) => void addRows(mine, rows),
    onState: (state) => {
      if (walking === mine) useWalk.setState({ exchangeId, walk: state })
    },
  })
}

async function addRows(mine: Walking, rows: readonly string[]): Promise<void> {
  const table = await mine.desk.addRows(rows)
  if (walking === mine && useTable.getState().exchangeId === mine.exchangeId) await changeTable(table)
}

/** Ends a walk that is under way; what it has read stays on show. */
export function stopWalk(): void {
  if (walking === undefined || walking.stopped) return
  walking.stopped = true
  walking.wake()
  void call('list.stop', walking.pageId).catch(() => undefined)
}

// The rows of a walk belong to the answer that it began at: with another on show they are let go.
useTable.subscribe(({ exchangeId }, before) => {
  if (exchangeId === before.exchangeId || walking === undefined || exchangeId === walking.exchangeId) return
  stopWalk()
  walking.stop()
  walking = undefined
  useWalk.setState({ exchangeId: undefined, walk: undefined })
})
