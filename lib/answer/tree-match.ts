import type { JsonIndex } from './json-index.ts'

/** Which nodes a filter means. */
export interface Match {
  /** How many. */
  readonly count: number
  readonly isMatch: (node: number) => boolean
  /** Whether a match stands inside of the node. */
  readonly leads: (node: number) => boolean
}

const MATCH = 2
const LEADS = 1

/** Marks matches, and all that leads to them. */
export function matchOf(index: JsonIndex, nodes: Iterable<number>): Match {
  const marks = new Uint8Array(index.count)
  let count = 0
  for (const node of nodes) {
    if (((marks[node] as number) & MATCH) !== 0) continue
    marks[node] = (marks[node] as number) | MATCH
    count++
    for (let above = index.parent[node] as number; above >= 0; above = index.parent[above] as number) {
      if (((marks[above] as number) & LEADS) !== 0) break
      marks[above] = (marks[above] as number) | LEADS
    }
  }
  return {
    count,
    isMatch: (node) => ((marks[node] as number) & MATCH) !== 0,
    leads: (node) => ((marks[node] as number) & LEADS) !== 0,
  }
}

/**
 * The nodes that show, in their order: without a filter all that stand in nothing closed; with one the matches, what
 * leads to them, and what an opened match holds.
 */
export function shownNodes(index: JsonIndex, folds: Uint8Array, match: Match | undefined): Uint32Array {
  const shown = new Uint32Array(index.count)
  let count = 0
  let withinMatch = match === undefined ? index.count : 0
  let node = 0
  while (node < index.count) {
    const end = index.next[node] as number
    if (node >= withinMatch && match !== undefined) {
      if (!match.isMatch(node) && !match.leads(node)) {
        node = end
        continue
      }
      // What a match that holds other matches holds besides is left out, so that these are found.
      if (match.isMatch(node) && !match.leads(node)) withinMatch = end
    }
    shown[count++] = node
    node = folds[node] === 1 ? end : node + 1
  }
  return shown.slice(0, count)
}

/** With a filter, matches are closed and what leads to others is open. */
export function foldsFor(index: JsonIndex, match: Match): Uint8Array {
  const folds = new Uint8Array(index.count)
  for (let node = 0; node < index.count; node++) if (!match.leads(node)) folds[node] = 1
  return folds
}
