import type { List, Operation } from '../catalogue/catalogue.ts'
import { createRowKeys } from '../catalogue/row-keys.ts'
import type { RequestDraft, Row } from '../request/request.ts'

/** One page as it came: its rows as JSON, each as it was received, and the total where the answer tells one. */
export interface ListPage {
  readonly rows: readonly string[]
  readonly total: number | undefined
}

/** Something that a reader of the whole list must know. Rows count from 1. */
export type Finding =
  /** The row `again` is the row `first` once more, and was left out. */
  | { readonly kind: 'duplicate'; readonly first: number; readonly again: number }
  /** The page that begins at `row` began `count` rows too early: so many were left out before, or put in meanwhile. */
  | { readonly kind: 'gap'; readonly row: number; readonly count: number }
  /** The page that begins at `row` does not go on where the one before ended. */
  | { readonly kind: 'moved'; readonly row: number }
  | { readonly kind: 'total'; readonly row: number; readonly from: number; readonly to: number }
  /** At the end: so many rows of the total never came. */
  | { readonly kind: 'missing'; readonly count: number }
  /** At the end: more rows came than the total says. */
  | { readonly kind: 'more'; readonly count: number }

/** A list that is read page after page. */
export interface Walk {
  /** The request for the next page; undefined when the list is read. */
  readonly next: () => RequestDraft | undefined
  /** Takes the page that was asked for, and gives back the rows that are new. */
  readonly take: (page: ListPage) => readonly string[]
  readonly progress: () => WalkProgress
}

export interface WalkProgress {
  /** Different rows that came. */
  readonly rows: number
  readonly pages: number
  /** The total as it was told last. */
  readonly total: number | undefined
  readonly findings: readonly Finding[]
  /** How the rows are told apart: the name of a field, or undefined for the whole row. */
  readonly key: string | undefined
}

/** Rows of a page where nothing says how many there may be. */
const USUAL_LIMIT = 100

/**
 * Reads a list page after page. Each page begins with the last row of the one before: so a list that changes while it
 * is read gives itself away. Nothing is remembered of a row but what tells it apart.
 *
 * @param draft The request as it was typed; its filters stay, its limit and offset are the walk's.
 * @returns Undefined for a list without paging.
 */
export function createWalk(draft: RequestDraft, operation: Operation): Walk | undefined {
  const { list } = operation
  if (list?.offset === undefined || list.limit === undefined) return undefined
  const limit = limitOf(operation, list.limit)
  const keys = createRowKeys()
  const findings: Finding[] = []
  let lastKey: string | undefined
  let position = 0
  let pages = 0
  let total: number | undefined
  let done = false

  const offset = (): number => Math.max(0, position - 1)

  /** The page without the row that it shares with the one before, and what its beginning tells. */
  function withoutShared(rows: readonly string[]): readonly string[] {
    if (lastKey === undefined || rows.length === 0) return rows
    const at = rows.findIndex((row) => keys.of(row) === lastKey)
    if (at === 0) return rows.slice(1)
    const row = position + 1
    if (at > 0 && rows.slice(0, at).every(keys.has)) {
      findings.push({ kind: 'gap', row, count: at })
      return rows.slice(at + 1)
    }
    findings.push({ kind: 'moved', row })
    return at < 0 ? rows : rows.toSpliced(at, 1)
  }

  function isNew(row: string, number: number): boolean {
    const first = keys.firstOf(row, number)
    if (first !== number) findings.push({ kind: 'duplicate', first, again: number })
    return first === number
  }

  function takeTotal(told: number | undefined): void {
    if (told === undefined) return
    if (total !== undefined && told !== total)
      findings.push({ kind: 'total', row: position + 1, from: total, to: told })
    total = told
  }

  function end(): void {
    done = true
    const lacking = (total ?? keys.count()) - keys.count()
    if (lacking > 0) findings.push({ kind: 'missing', count: lacking })
    if (lacking < 0) findings.push({ kind: 'more', count: -lacking })
  }

  return {
    next: () => (done ? undefined : withPage(draft, list, limit, offset())),
    take({ rows, total: told }) {
      takeTotal(told)
      if (pages === 0) keys.learn(rows)
      pages++
      const began = offset()
      const others = withoutShared(rows)
      const fresh = others.filter((row, at) => isNew(row, position + 1 + at))
      const last = rows.at(-1)
      position = Math.max(position, began + rows.length)
      if (last !== undefined) lastKey = keys.of(last)
      // A page that brings nothing new is the last: a server that passes over the offset would never end.
      if (fresh.length === 0 || (total !== undefined && position >= total)) end()
      return fresh
    },
    progress: () => ({ rows: keys.count(), pages, total, findings: [...findings], key: keys.field() }),
  }
}

/** As many rows a page as the catalogue allows. */
function limitOf({ parameters }: Operation, name: string): number {
  const maximum = Number(parameters.find((parameter) => parameter.name === name)?.schema['maximum'])
  return maximum > 1 ? maximum : USUAL_LIMIT
}

function withPage(draft: RequestDraft, { limit: limitName, offset: offsetName }: List, limit: number, offset: number) {
  const own = draft.query.filter(({ name }) => name !== limitName && name !== offsetName)
  const row = (name: string | undefined, value: number): Row => ({
    name: name ?? '',
    value: String(value),
    enabled: true,
  })
  return { ...draft, query: [...own, row(limitName, limit), row(offsetName, offset)] }
}
