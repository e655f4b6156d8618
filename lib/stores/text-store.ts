import { create } from 'zustand'
import type { Desk, MarkedRow, TextForm, TextState } from '#lib/answer/desk.ts'
import { createRowWindow, type RowBlocks, type RowWindow } from '#lib/answer/row-window.ts'
import { useReading } from './reading-store.ts'

interface TextOnShow {
  /** Undefined until the text has been cut into rows. */
  readonly text: TextState | undefined
  readonly rows: RowBlocks<MarkedRow>
  readonly sought: string
  /** The hit that was gone to, from 0, and its row. */
  readonly hit: number
  readonly hitRow: number | undefined
  /** A text short enough to be shown whole, in both forms. */
  readonly whole: { readonly form: TextForm; readonly text: string } | undefined
}

const NOTHING: TextOnShow = {
  text: undefined,
  rows: new Map(),
  sought: '',
  hit: 0,
  hitRow: undefined,
  whole: undefined,
}

/** The text of the answer on show: whole where it is short, else the rows that can be seen. */
export const useText = create<TextOnShow>(() => NOTHING)

let rowWindow: RowWindow | undefined
let pending: Partial<TextOnShow> = {}
let desk: Desk | undefined

useReading.subscribe((now, before) => {
  if (now.desk === before.desk) return
  desk = now.desk
  rowWindow = undefined
  pending = {}
  useText.setState(NOTHING, true)
})

/** Fetches the whole text in a form. */
export async function showWhole(form: TextForm): Promise<void> {
  const mine = desk
  const text = await mine?.text(form)
  if (mine === desk && text !== undefined) useText.setState({ whole: { form, text } })
}

/** Cuts the text into rows of a width, and shows the first. */
export async function showRows(form: TextForm, columns: number): Promise<void> {
  const mine = desk
  if (mine === undefined) return
  const text = await mine.cut(form, columns)
  if (mine !== desk) return
  rowWindow ??= createRowWindow<MarkedRow>(mine.textRows, (rows) => {
    if (mine === desk) useText.setState({ rows, ...pending })
    pending = {}
  })
  pending = { ...pending, text }
  await rowWindow.renew()
}

export const wantTextRows = (from: number, to: number): void => rowWindow?.want(from, to)

let searching = false

/** Searches as it is typed: one search is under way at a time, and the newest follows it. */
export async function searchText(sought: string): Promise<void> {
  useText.setState({ sought })
  if (searching) return
  searching = true
  for (let done: string | undefined; desk !== undefined && done !== useText.getState().sought; ) {
    done = useText.getState().sought
    const mine = desk
    const text = await mine.search(done)
    const hitRow = text.hits > 0 ? await mine.rowOfHit(0) : undefined
    if (mine !== desk) break
    pending = { ...pending, text, hit: 0, hitRow }
    await rowWindow?.renew()
  }
  searching = false
}

/** Goes to the next hit, or with -1 to the one before; past the last to the first. */
export async function nextHit(step: 1 | -1): Promise<void> {
  const { text, hit } = useText.getState()
  const mine = desk
  if (text === undefined || text.hits === 0 || mine === undefined) return
  const next = (hit + step + text.hits) % text.hits
  const hitRow = await mine.rowOfHit(next)
  if (mine === desk) useText.setState({ hit: next, hitRow })
}
