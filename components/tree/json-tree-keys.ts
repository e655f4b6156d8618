import type { TreeRow } from '#lib/answer/tree-rows.ts'

/** What a key means on a row: another row to go to, to fold or unfold it, to go up, or undefined for any other key. */
export type TreeKey = number | 'toggle' | 'up' | undefined

export function jsonTreeKey(key: string, at: number, row: TreeRow | undefined, rows: number, perPage: number): TreeKey {
  const last = rows - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'PageDown':
      return Math.min(at + perPage, last)
    case 'PageUp':
      return Math.max(at - perPage, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'Enter':
    case ' ':
      return row?.open === undefined ? at : 'toggle'
    case 'ArrowRight':
      if (row?.open === undefined) return at
      return row.open ? Math.min(at + 1, last) : 'toggle'
    case 'ArrowLeft':
      return row?.open === true ? 'toggle' : 'up'
    default:
      return undefined
  }
}
