import type { ListPlace, ListRow, ListRows } from './list-rows.ts'
import { createOpening, type Opened, type Opening, openedOf } from './opening.ts'
import type { Sorting } from './table.ts'
import { createTable, type TableLine, type TableState } from './table-reading.ts'
import { createTextLines, type TextLines, type TextRow } from './text-lines.ts'
import { findText, type HitMark, MOST_HITS, marksIn, type TextHits } from './text-search.ts'
import type { Breathe, CopiedPart, FindPath, TreeReading, TreeState } from './tree-reading.ts'
import type { TreeRow } from './tree-rows.ts'

/** The text as it came, or JSON with two spaces a level. */
export type TextForm = 'received' | 'laid out'

export interface TextState {
  readonly form: TextForm
  readonly rows: number
  readonly lines: number
  readonly hits: number
  /** There are more hits than are counted. */
  readonly moreHits: boolean
}

export interface OpenedTable {
  readonly table: TableState
  /** As the answer tells it. */
  readonly total: number | undefined
}

export interface MarkedRow extends TextRow {
  readonly marks: readonly HitMark[]
}

/** A list as a table. */
interface TableDesk {
  /** Makes a table of the rows of a list, or an empty one; undefined where none stand where they should. */
  readonly openTable: (place: ListPlace | undefined) => Promise<OpenedTable | undefined>
  readonly addRows: (sources: readonly string[]) => Promise<TableState>
  readonly sortTable: (sorting: Sorting | undefined) => Promise<TableState>
  readonly tableLines: (from: number, to: number) => Promise<readonly TableLine[]>
  readonly csv: (columns: readonly string[]) => Promise<string>
}

/** An answer as text. */
interface TextDesk {
  /** The whole text. */
  readonly text: (form: TextForm) => Promise<string>
  /** Cuts the text into rows of so many characters. */
  readonly cut: (form: TextForm, columns: number) => Promise<TextState>
  readonly textRows: (from: number, to: number) => Promise<readonly MarkedRow[]>
  readonly search: (sought: string) => Promise<TextState>
  /** The row of a hit. */
  readonly rowOfHit: (hit: number) => Promise<number>
}

/**
 * Reads one answer for a page that shows a few rows of it at a time. All of it is asynchronous, so that it can stand in
 * the page for a short answer and in a Worker for a long one.
 */
export interface Desk extends TableDesk, TextDesk {
  /** Reads an answer. Of a long one the beginning: until all is asked for, there are the rows of its tree alone. */
  readonly open: (text: string | Blob) => Promise<Opened>
  /** Reads the rest, as everything else does that needs more than rows. */
  readonly whole: () => Promise<Opened>
  readonly treeRows: (from: number, to: number) => Promise<readonly TreeRow[]>
  readonly toggle: (node: number) => Promise<TreeState>
  readonly openLevels: (levels: number) => Promise<TreeState>
  readonly filter: (filter: string) => Promise<TreeState>
  readonly rowAbove: (row: number) => Promise<number>
  readonly copy: (node: number, part: CopiedPart) => Promise<string>
  /** The nodes that a JSONPath means, for a page whose own desk cannot find them. */
  readonly nodesAt: (path: string) => Promise<number[]>
  /** The row of a list that a value of the tree stands in. */
  readonly listRow: (node: number, place: ListPlace) => Promise<ListRow | undefined>
}

const NO_HITS: TextHits = { starts: new Uint32Array(), count: 0, length: 0 }

export function createDesk(breathe: Breathe, findPath: FindPath): Desk {
  const opening = createOpening(breathe, findPath)
  const tree = async (): Promise<TreeReading> => treeIn((await opening.whole()).tree)
  return {
    open: opening.open,
    whole: async () => openedOf(await opening.whole()),
    treeRows: async (from, to) => treeIn(opening.tree()).rows(from, to),
    toggle: async (node) => (await tree()).toggle(node),
    openLevels: async (levels) => (await tree()).openLevels(levels),
    filter: async (filter) => (await tree()).filter(filter),
    rowAbove: async (row) => (await tree()).rowAbove(row),
    copy: async (node, part) => (await tree()).copy(node, part),
    nodesAt: async (path) => (await tree()).nodesAt(path),
    listRow: async (node, place) => (await tree()).listRow(node, place),
    ...createTableDesk(async (place) => (await opening.whole()).tree?.listRows(place)),
    ...createTextDesk(opening),
  }
}

function treeIn(tree: TreeReading | undefined): TreeReading {
  if (tree === undefined) throw new TypeError('This answer has no tree.')
  return tree
}

function createTextDesk({ whole }: Pick<Opening, 'whole'>): TextDesk {
  let laidOut: { readonly of: TreeReading; readonly text: string } | undefined
  let form: TextForm = 'received'
  let sought = ''
  let lines: TextLines = createTextLines('', 80)
  let hits = NO_HITS

  async function textOf(wanted: TextForm): Promise<string> {
    const { text, tree } = await whole()
    if (wanted === 'received' || tree === undefined) return text
    if (laidOut?.of !== tree) laidOut = { of: tree, text: tree.laidOut() }
    return laidOut.text
  }
  function textState(): TextState {
    const { count, lines: lineCount } = lines
    return { form, rows: count, lines: lineCount, hits: hits.count, moreHits: hits.count === MOST_HITS }
  }

  return {
    text: textOf,
    async cut(wanted, columns) {
      const text = await textOf(wanted)
      const isAnother = wanted !== form || lines.text !== text
      form = wanted
      lines = createTextLines(text, columns)
      if (isAnother) hits = findText(lines.text, sought)
      return textState()
    },
    textRows: async (from, to) => {
      const rows: MarkedRow[] = []
      for (let at = from; at < Math.min(to, lines.count); at++)
        rows.push({ ...lines.row(at), marks: marksIn(lines, at, hits) })
      return rows
    },
    async search(wanted) {
      sought = wanted
      hits = findText(lines.text, sought)
      return textState()
    },
    rowOfHit: async (hit) => lines.rowAt(hits.starts[hit] ?? 0),
  }
}

function createTableDesk(rowsOf: (place: ListPlace) => Promise<ListRows | undefined>): TableDesk {
  let table = createTable()
  return {
    async openTable(place) {
      const found = place && (await rowsOf(place))
      if (place !== undefined && found === undefined) return undefined
      table = createTable()
      return { table: table.add(found?.rows ?? []), total: found?.total }
    },
    addRows: async (sources) => table.add(sources),
    sortTable: async (sorting) => table.sort(sorting),
    tableLines: async (from, to) => table.lines(from, to),
    csv: async (columns) => table.csv(columns),
  }
}
