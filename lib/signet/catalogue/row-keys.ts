import { parsedJson } from '../json/parsed-json.ts'
import { type Fields, fields } from '../json/untyped.ts'

/** What tells the rows of a list apart, and which have been seen. */
export interface RowKeys {
  /** Looks at the first page for a field that does. */
  readonly learn: (rows: readonly string[]) => void
  /** Its name; undefined where only the whole row does. */
  readonly field: () => string | undefined
  readonly of: (row: string) => string
  readonly has: (row: string) => boolean
  /** The number under which a row was seen first: this one, where it was not. */
  readonly firstOf: (row: string, number: number) => number
  readonly count: () => number
}

/** Rows are JSON, as they were received. */
export function createRowKeys(): RowKeys {
  const seen = new Map<string, number>()
  let field: string | undefined
  const of = (row: string): string => {
    const value = field === undefined ? undefined : rowOf(row)[field]
    return value === undefined || isGroup(value) ? row : String(value)
  }
  return {
    learn(rows) {
      field = telling(rows.map(rowOf))
    },
    field: () => field,
    of,
    has: (row) => seen.has(of(row)),
    firstOf(row, number) {
      const key = of(row)
      const first = seen.get(key) ?? number
      seen.set(key, first)
      return first
    },
    count: () => seen.size,
  }
}

/** The first field named like an id that no two rows share. */
function telling(rows: readonly Readonly<Record<string, unknown>>[]): string | undefined {
  const named = Object.keys(rows[0] ?? {}).filter((name) => /^id$|(?:Id|ID|_id)$/.test(name))
  const plain = named.filter((name) => !rows.some((row) => isGroup(row[name])))
  return plain.find((name) => new Set(rows.map((row) => String(row[name]))).size === rows.length)
}

/** As a text it would say nothing, or cost the stack. */
const isGroup = (value: unknown): boolean => typeof value === 'object' && value !== null

const rowOf = (row: string): Fields => fields(parsedJson(row))
