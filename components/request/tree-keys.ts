import type { EndpointRow } from './endpoint-rows.ts'

/**
 * What a key means on the row at `at`: `press` for one that chooses an endpoint or folds a branch, the index of the row
 * to go to for one that moves, undefined for any other. Left leads to the branch above, right into the branch below.
 */
export function treeKey(key: string, rows: readonly EndpointRow[], at: number): 'press' | number | undefined {
  const row = rows[at]
  if (row === undefined) return undefined
  switch (key) {
    case 'Enter':
    case ' ':
      return 'press'
    case 'ArrowDown':
      return Math.min(at + 1, rows.length - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return rows.length - 1
    case 'ArrowRight':
      if (!('open' in row)) return at
      return row.open ? at + 1 : 'press'
    case 'ArrowLeft':
      if ('open' in row && row.open) return 'press'
      return rows.findIndex((other) => other.key === (row.parent ?? row.key))
    default:
      return undefined
  }
}
