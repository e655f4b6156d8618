import type { JsonIndex } from './json-index.ts'
import { isContainer, wayTo } from './json-node.ts'

/** How a tree is folded: 1 for each list or object that is closed. */
export type Folds = Uint8Array

/** A longer tree is folded at first, as far as it takes. */
const ROOMY_ROWS = 200
/** The envelope and what it holds are open whatever their size. */
const LEAST_LEVELS = 2

/** Open down to a level: 1 leaves the whole closed, 2 shows what it holds itself. */
export function foldBelow(index: JsonIndex, levels: number): Folds {
  const folds = new Uint8Array(index.count)
  const levelOf = levelsOf(index)
  for (let node = 0; node < index.count; node++) {
    if (isContainer(index, node) && (levelOf[node] as number) >= levels) folds[node] = 1
  }
  return folds
}

/** The deepest level that shows no more rows than can be overlooked, and how deep it goes at all. */
export function roomyLevels(index: JsonIndex): number {
  const counts: number[] = []
  for (const level of levelsOf(index).subarray(0, index.count)) counts[level] = (counts[level] ?? 0) + 1
  let rows = 0
  for (let level = 1; level < counts.length; level++) {
    rows += counts[level] ?? 0
    if (rows > ROOMY_ROWS) return Math.max(LEAST_LEVELS, level - 1)
  }
  return Math.max(LEAST_LEVELS, counts.length - 1)
}

/** The level of each node; the whole is on level 1. */
function levelsOf({ count, parent }: JsonIndex): Uint32Array {
  const levels = new Uint32Array(count)
  for (let node = 0; node < count; node++) {
    const above = parent[node] as number
    levels[node] = above < 0 ? 1 : (levels[above] as number) + 1
  }
  return levels
}

export const toggleFold = (folds: Folds, node: number): void => {
  folds[node] = folds[node] === 1 ? 0 : 1
}

/** Opens all that a node stands in, so that it shows. */
export function openTo(index: JsonIndex, folds: Folds, node: number): void {
  for (const above of wayTo(index, node).slice(0, -1)) folds[above] = 0
}
