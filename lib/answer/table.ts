import { indexJson } from './json-index.ts'
import { childrenOf, nameOf, sourceOf, textOf } from './json-node.ts'
import { type KindName, kindName } from './node-columns.ts'

/** A value in a table. */
export interface Cell {
  readonly kind: KindName
  /** What a string says; of any other value its source. */
  readonly text: string
}

export type TableRow = ReadonlyMap<string, Cell>

/** Rows that are not objects stand in one column of this name. */
const VALUE = 'value'

/** A row of a list by its names. Objects in it, of a few levels, give columns of their own: `pagination.total`. */
export function tableRow(source: string): TableRow {
  const index = indexJson(source)
  const cells = new Map<string, Cell>()
  const add = (node: number, name: string, levels: number): void => {
    const kind = kindName(index.kind[node])
    if (kind === 'object' && levels > 0 && (index.size[node] as number) > 0) {
      for (const child of childrenOf(index, node)) {
        add(child, name === '' ? (nameOf(index, child) ?? '') : `${name}.${nameOf(index, child)}`, levels - 1)
      }
      return
    }
    cells.set(name || VALUE, { kind, text: kind === 'string' ? textOf(index, node) : sourceOf(index, node) })
  }
  if (index.count > 0) add(0, '', 3)
  return cells
}

export interface Sorting {
  readonly column: string
  readonly descending: boolean
}

const byWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Row numbers in the order of a column's cells: numbers as numbers and before texts, what is missing last. */
export function sortedRows(cells: readonly (Cell | undefined)[], descending: boolean): number[] {
  return cells
    .map((_, at) => at)
    .sort((one, other) => {
      const [a, b] = [cells[one], cells[other]]
      if (isNothing(a) || isNothing(b)) return Number(isNothing(a)) - Number(isNothing(b)) || one - other
      return (descending ? -1 : 1) * compared(a as Cell, b as Cell) || one - other
    })
}

const isNothing = (cell: Cell | undefined): boolean => cell === undefined || cell.kind === 'null'

function compared(one: Cell, other: Cell): number {
  const [isOne, isOther] = [one.kind === 'number', other.kind === 'number']
  if (isOne && isOther) return comparedNumbers(one.text, other.text)
  return isOne === isOther ? byWords.compare(one.text, other.text) : isOne ? -1 : 1
}

/** Whole numbers beyond what JavaScript can tell apart are compared by their digits. */
function comparedNumbers(one: string, other: string): number {
  const difference = Number(one) - Number(other)
  if (difference !== 0 || !/^-?\d+$/.test(one) || !/^-?\d+$/.test(other)) return difference || 0
  const [a, b] = [BigInt(one), BigInt(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * CSV as RFC 4180 has it. A text that a spreadsheet would run as a formula has an apostrophe put before it; a number
 * never does, however it begins.
 */
export function csvOf(rows: Iterable<TableRow>, columns: readonly string[]): string {
  const lines = [columns.map((name) => field({ kind: 'string', text: name })).join(',')]
  for (const row of rows) lines.push(columns.map((name) => field(row.get(name))).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function field(cell: Cell | undefined): string {
  if (cell === undefined || cell.kind === 'null') return ''
  const text = cell.kind !== 'number' && /^[=+\-@＝＋－＠\t\r\n]/.test(cell.text) ? `'${cell.text}` : cell.text
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
