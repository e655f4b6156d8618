import { indexJson, type JsonIndex } from './json-index.ts'
import { childrenOf, nameOf, sourceOf } from './json-node.ts'
import { KIND } from './node-columns.ts'

/** Where rows and total stand in an answer, as JSON pointers. */
export interface ListPlace {
  readonly items: string
  readonly total?: string | undefined
}

/** The rows of a list, each as it was received. */
export interface ListRows {
  readonly rows: readonly string[]
  readonly total: number | undefined
}

/** Reads the rows of an answer; undefined where none stand where they should. */
export function listRows(text: string, place: ListPlace): ListRows | undefined {
  const index = indexJson(text)
  return index.fault === undefined ? rowsIn(index, place) : undefined
}

export function rowsIn(index: JsonIndex, { items, total }: ListPlace): ListRows | undefined {
  const list = nodeAt(index, items)
  if (list === undefined || index.kind[list] !== KIND.array) return undefined
  const told = total === undefined ? undefined : nodeAt(index, total)
  const isNumber = told !== undefined && index.kind[told] === KIND.number
  return {
    rows: [...childrenOf(index, list)].map((row) => sourceOf(index, row)),
    total: isNumber ? Number(sourceOf(index, told)) : undefined,
  }
}

/** A row of a list, with its number from 1. */
export interface ListRow {
  readonly number: number
  readonly source: string
}

/** The row that a value stands in or is; undefined for what is in none. */
export function rowAround(index: JsonIndex, node: number, { items }: ListPlace): ListRow | undefined {
  const list = nodeAt(index, items)
  if (list === undefined || index.kind[list] !== KIND.array) return undefined
  for (let at = node; at > list; at = index.parent[at] as number) {
    if (index.parent[at] === list) return { number: (index.order[at] as number) + 1, source: sourceOf(index, at) }
  }
  return undefined
}

/** The node of a JSON pointer. */
export function nodeAt(index: JsonIndex, pointer: string): number | undefined {
  if (index.count === 0) return undefined
  let node = 0
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    let found: number | undefined
    for (const child of childrenOf(index, node)) {
      if ((nameOf(index, child) ?? String(index.order[child])) === name) found = child
    }
    if (found === undefined) return undefined
    node = found
  }
  return node
}
