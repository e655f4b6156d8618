import type { ReactNode } from 'react'
import { JsonTree } from '#components/tree/JsonTree.tsx'
import { rowOf } from '#lib/answer/row-window.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import {
  copyPart,
  filterTree,
  openLevels,
  rowAbove,
  toggleNode,
  useTree,
  wantTreeRows,
} from '#lib/stores/tree-store.ts'

/** The answer on show as a tree. */
export function TreePane(): ReactNode {
  const { tree, rows, filter, filtering } = useTree()
  const now = useClock((state) => Math.floor(state.now / 10_000) * 10_000)
  if (tree === undefined) return null
  return (
    <JsonTree
      state={tree}
      rowAt={(at) => rowOf(rows, at)}
      filter={filter}
      filtering={filtering}
      now={now}
      onWant={wantTreeRows}
      onToggle={(node) => void toggleNode(node)}
      onOpenLevels={(levels) => void openLevels(levels)}
      onFilter={(text) => void filterTree(text)}
      onCopy={(node, part) => void copyPart(node, part)}
      onAbove={rowAbove}
    />
  )
}
