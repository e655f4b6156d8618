import { create } from 'zustand'
import type { ListPlace, ListRow } from '#lib/answer/list-rows.ts'
import { createRowWindow, type RowBlocks, type RowWindow } from '#lib/answer/row-window.ts'
import type { CopiedPart, TreeState } from '#lib/answer/tree-reading.ts'
import type { TreeRow } from '#lib/answer/tree-rows.ts'
import { said, t } from '#lib/text.ts'
import { copyAndTell } from './copy-store.ts'
import { useReading } from './reading-store.ts'

interface TreeOnShow {
  /** Undefined until an answer is open, and for one that is no JSON. */
  readonly tree: TreeState | undefined
  readonly rows: RowBlocks<TreeRow>
  /** The filter as it was typed; its result follows. */
  readonly filter: string
  readonly filtering: boolean
  /** The row of the answer's list in which the chosen value stands; undefined for none. */
  readonly listRow: ListRow | undefined
}

const NOTHING: TreeOnShow = { tree: undefined, rows: new Map(), filter: '', filtering: false, listRow: undefined }

/** The tree of the answer on show, as far as it can be seen. */
export const useTree = create<TreeOnShow>(() => NOTHING)

let rowWindow: RowWindow | undefined
/** What the rows belong to, shown together with them. */
let pending: Partial<TreeOnShow> = {}

useReading.subscribe(({ desk, tree }, before) => {
  if (desk === before.desk) {
    if (tree !== before.tree) void showRest(tree)
    return
  }
  rowWindow = undefined
  useTree.setState(NOTHING, true)
  if (desk === undefined || tree === undefined) return
  const mine = createRowWindow<TreeRow>(desk.treeRows, (rows) => {
    if (rowWindow === mine) useTree.setState({ rows, ...pending })
    pending = {}
  })
  rowWindow = mine
  pending = { tree: readable(tree) }
  void mine.renew(0)
})

/** All of the answer has been read: the rows on show stay where they are, and others join them. */
async function showRest(tree: TreeState | undefined): Promise<void> {
  pending = { ...pending, tree: tree && readable(tree) }
  await rowWindow?.renew()
}

/** As it may come from a Worker. */
function readable(tree: TreeState): TreeState {
  const { problem, fault } = tree
  return { ...tree, problem: problem && said(problem), fault: fault && { ...fault, message: said(fault.message) } }
}

export const wantTreeRows = (from: number, to: number): void => rowWindow?.want(from, to)
export const toggleNode = (node: number): Promise<void> => become((desk) => desk.toggle(node))
export const openLevels = (levels: number): Promise<void> => become((desk) => desk.openLevels(levels), 0)

type Desk = NonNullable<ReturnType<typeof useReading.getState>['desk']>

async function become(change: (desk: Desk) => Promise<TreeState>, from?: number): Promise<void> {
  const { desk } = useReading.getState()
  const mine = rowWindow
  if (desk === undefined || mine === undefined) return
  const tree = await change(desk)
  if (rowWindow !== mine) return
  pending = { ...pending, tree: readable(tree) }
  await mine.renew(from)
}

/** Filters as it is typed: one filter is under way at a time, and the newest follows it. */
export async function filterTree(filter: string): Promise<void> {
  const { filtering } = useTree.getState()
  useTree.setState({ filter, filtering: true })
  if (filtering) return
  for (let done: string | undefined; done !== useTree.getState().filter; ) {
    const next = useTree.getState().filter
    await become((desk) => desk.filter(next), 0)
    done = next
  }
  useTree.setState({ filtering: false })
}

/** The row of what a row's value stands in. */
export async function rowAbove(row: number): Promise<number> {
  return (await useReading.getState().desk?.rowAbove(row)) ?? row
}

/** Finds the row of a list in which a value stands. */
export async function findListRow(node: number, place: ListPlace): Promise<void> {
  const { desk } = useReading.getState()
  askedFor = node
  // The whole is in none: a long answer, of which only the beginning may be here, is not read to its end for it.
  const listRow = node === 0 ? undefined : await desk?.listRow(node, place)
  if (askedFor === node && useReading.getState().desk === desk) useTree.setState({ listRow })
}
let askedFor: number | undefined

const COPIED = {
  value: t('Copied the value'),
  pointer: t('Copied the JSON pointer'),
  path: t('Copied the JSONPath'),
} as const satisfies Record<CopiedPart, string>

export async function copyPart(node: number, part: CopiedPart): Promise<void> {
  const text = await useReading.getState().desk?.copy(node, part)
  if (text !== undefined) await copyAndTell(text, COPIED[part])
}
