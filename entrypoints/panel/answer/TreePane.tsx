import { type ReactNode, useCallback } from 'react'
import { JsonTree } from '#components/tree/JsonTree.tsx'
import { rowOf } from '#lib/answer/row-window.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import {
  copyPart,
  filterTree,
  findListRow,
  openLevels,
  rowAbove,
  toggleNode,
  useTree,
  wantTreeRows,
} from '#lib/stores/tree-store.ts'
import { openStep } from './open-step.ts'
import { useRowSteps } from './row-steps.ts'

interface TreePaneProps {
  readonly exchange: Exchange
  /** Of an answer that is a list. */
  readonly lister: Operation | undefined
}

/** The answer on show as a tree. */
export function TreePane({ exchange, lister }: TreePaneProps): ReactNode {
  const { tree, rows, filter, filtering, listRow } = useTree()
  const now = useClock((state) => Math.floor(state.now / 10_000) * 10_000)
  const stepsOf = useRowSteps(exchange, lister)
  const list = lister?.list
  const findRow = useCallback((node: number) => void (list && findListRow(node, list)), [list])
  if (tree === undefined) return null
  return (
    <JsonTree
      state={tree}
      rowAt={(at) => rowOf(rows, at)}
      filter={filter}
      filtering={filtering}
      now={now}
      listRow={stepsOf && { number: listRow?.number, steps: stepsOf(listRow?.source) }}
      onWant={wantTreeRows}
      onToggle={(node) => void toggleNode(node)}
      onOpenLevels={(levels) => void openLevels(levels)}
      onFilter={(text) => void filterTree(text)}
      onCopy={(node, part) => void copyPart(node, part)}
      onAbove={rowAbove}
      onActive={findRow}
      onStep={(step) => void openStep(step)}
    />
  )
}
