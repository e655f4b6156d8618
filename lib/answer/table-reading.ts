import { type Cell, csvOf, type Sorting, sortedRows, tableRow } from './table.ts'

/** What there is of a table, without its rows. */
export interface TableState {
  readonly rows: number
  /** In the order in which they are met first. */
  readonly columns: readonly string[]
  readonly sorting: Sorting | undefined
}

/** A row with its number, from 1, in the order in which the rows came. */
export interface TableLine {
  readonly number: number
  /** As it was received; undefined for a long one, of which the cells are enough to carry about. */
  readonly source: string | undefined
  readonly cells: Readonly<Record<string, Cell>>
}

/** A list as a table. Rows are kept as the text that they were received as, and read when they are looked at. */
export interface TableReading {
  readonly state: () => TableState
  readonly add: (sources: readonly string[]) => TableState
  readonly sort: (sorting: Sorting | undefined) => TableState
  readonly lines: (from: number, to: number) => TableLine[]
  /** All rows, as they are sorted. */
  readonly csv: (columns: readonly string[]) => string
}

/** Characters of a row that go with it. */
const LONGEST_SOURCE = 20_000

/** Rows that are looked at for columns: a list of more is hardly of more kinds. */
const LOOKED_AT = 20_000

export function createTable(): TableReading {
  const sources: string[] = []
  const columns = new Set<string>()
  let sorting: Sorting | undefined
  let order: readonly number[] = []

  const rowAt = (at: number) => tableRow(sources[at] as string)
  const lineAt = (at: number): TableLine => {
    const source = sources[at] as string
    const kept = source.length <= LONGEST_SOURCE ? source : undefined
    return { number: at + 1, source: kept, cells: Object.fromEntries(rowAt(at)) }
  }
  const state = (): TableState => ({ rows: sources.length, columns: [...columns], sorting })
  function sort(wanted: Sorting | undefined): TableState {
    sorting = wanted
    const cells = wanted === undefined ? [] : sources.map((source) => tableRow(source).get(wanted.column))
    order = wanted === undefined ? sources.map((_, at) => at) : sortedRows(cells, wanted.descending)
    return state()
  }

  return {
    state,
    add(more) {
      for (const source of more) {
        if (sources.push(source) <= LOOKED_AT) for (const name of tableRow(source).keys()) columns.add(name)
      }
      return sort(sorting)
    },
    sort,
    lines: (from, to) => order.slice(from, to).map(lineAt),
    csv: (shown) => csvOf(order.values().map(rowAt), shown),
  }
}
