import { create } from 'zustand'
import type { Desk } from '#lib/answer/desk.ts'
import { createRowWindow, type RowBlocks, type RowWindow } from '#lib/answer/row-window.ts'
import type { TableLine, TableState } from '#lib/answer/table-reading.ts'
import { saveTextFile } from '#lib/platform/download.ts'
import type { List } from '#lib/signet/catalogue/catalogue.ts'
import { tn } from '#lib/text.ts'
import { copyAndTell } from './copy-store.ts'
import { useReading } from './reading-store.ts'

interface TableOnShow {
  readonly exchangeId: string | undefined
  /** Undefined until it is open, and where no list stands where the catalogue says. */
  readonly table: TableState | undefined
  readonly lines: RowBlocks<TableLine>
  /** The total that the answer tells. */
  readonly total: number | undefined
  readonly known: boolean
  /** Columns that the user has put away, by operation: for as long as the page is open. */
  readonly hidden: Readonly<Record<string, readonly string[]>>
}

/** The rows of the list on show: those of its answer, or of all pages once they are walked through. */
export const useTable = create<TableOnShow>(() => ({
  ...{ exchangeId: undefined, table: undefined, lines: new Map(), total: undefined, known: false, hidden: {} },
}))

let desk: Desk | undefined
let rowWindow: RowWindow | undefined
let pending: Partial<TableOnShow> = {}

/** Takes the rows out of the answer on show, once. */
export async function openTable(exchangeId: string, list: List): Promise<void> {
  if (useTable.getState().exchangeId === exchangeId) return
  useTable.setState({ exchangeId, table: undefined, lines: new Map(), total: undefined, known: false })
  const reading = useReading.getState().desk
  const opened = await reading?.openTable(list)
  if (useTable.getState().exchangeId !== exchangeId) return
  useTable.setState({ known: true })
  if (reading !== undefined && opened !== undefined) await showTable(reading, opened.table, opened.total)
}

/** Shows the table of a desk from its beginning. */
export async function showTable(of: Desk, table: TableState, total: number | undefined): Promise<void> {
  desk = of
  const mine = createRowWindow<TableLine>(of.tableLines, (lines) => {
    if (rowWindow === mine) useTable.setState({ lines, ...pending })
    pending = {}
  })
  rowWindow = mine
  pending = { table, total }
  await mine.renew(0)
}

/** The table has other rows now, or others first. */
export async function changeTable(table: TableState, from?: number): Promise<void> {
  pending = { ...pending, table }
  await rowWindow?.renew(from)
}

export const wantTableLines = (from: number, to: number): void => rowWindow?.want(from, to)

/** Sorts by a column; once more the other way round, and a third time as it came. */
export async function sortBy(column: string): Promise<void> {
  const mine = desk
  const sorting = useTable.getState().table?.sorting
  const isSame = sorting?.column === column
  const next = isSame && sorting.descending ? undefined : { column, descending: isSame }
  const table = await mine?.sortTable(next)
  if (table !== undefined && mine === desk) await changeTable(table, 0)
}

export function toggleColumn(operationId: string, column: string): void {
  const { hidden } = useTable.getState()
  const own = hidden[operationId] ?? []
  const next = own.includes(column) ? own.filter((name) => name !== column) : [...own, column]
  useTable.setState({ hidden: { ...hidden, [operationId]: next } })
}

/** All rows as they are sorted, with the columns that show. */
async function csvOf(operationId: string): Promise<string> {
  const { table, hidden } = useTable.getState()
  const shown = (table?.columns ?? []).filter((name) => !hidden[operationId]?.includes(name))
  return (await desk?.csv(shown)) ?? ''
}

export async function copyCsv(operationId: string): Promise<void> {
  const rows = useTable.getState().table?.rows ?? 0
  await copyAndTell(await csvOf(operationId), tn(rows, 'Copied {n} row as CSV', 'Copied {n} rows as CSV'))
}

export async function saveCsv(operationId: string): Promise<void> {
  saveTextFile(`${operationId}.csv`, await csvOf(operationId), 'text/csv')
}
