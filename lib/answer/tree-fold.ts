import type { JsonIndex } from './json-index.ts'
import { KIND } from './node-columns.ts'

/** How a tree is folded: 1 for each list or object that is closed. */
export type Folds = Uint8Array

/** A longer tree is folded at first, as far as it takes. */
const ROOMY_ROWS = 200
/** The envelope and what it holds are open whatever their size. */
const LEAST_LEVELS = 2

/** Open down to a level: 1 leaves the whole closed, 2 shows what it holds itself. */
export function foldBelow({ count, kind, level }: JsonIndex, levels: number): Folds {
  const folds = new Uint8Array(count)
  for (let node = 0; node < count; node++) {
    if ((level[node] as number) >= levels && (kind[node] as number) <= KIND.array) folds[node] = 1
  }
  return folds
}

/** How deep a tree goes. */
export interface Depth {
  readonly levels: number
  /** The deepest level that shows no more rows than can be overlooked. */
  readonly roomy: number
}

export function depthOf({ count, level }: JsonIndex): Depth {
  const counts: number[] = []
  for (let node = 0; node < count; node++) {
    const at = level[node] as number
    counts[at] = (counts[at] ?? 0) + 1
  }
  const levels = Math.max(1, counts.length - 1)
  let rows = 0
  let roomy = 0
  while (roomy < levels && rows + (counts[roomy + 1] ?? 0) <= ROOMY_ROWS) rows += counts[++roomy] ?? 0
  return { levels, roomy: Math.min(levels, Math.max(LEAST_LEVELS, roomy)) }
}

export const toggleFold = (folds: Folds, node: number): void => {
  folds[node] = folds[node] === 1 ? 0 : 1
}
