import { type ReactNode, useEffect } from 'react'
import { TableView } from '#components/response/TableView.tsx'
import { rowOf } from '#lib/answer/row-window.ts'
import type { List, Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { copyCsv, openTable, saveCsv, sortBy, toggleColumn, useTable, wantTableLines } from '#lib/stores/table-store.ts'
import { stopWalk, useWalk, walkAllPages } from '#lib/stores/walk-store.ts'
import { t } from '#lib/text.ts'
import { openStep } from './open-step.ts'
import { useRowSteps } from './row-steps.ts'

interface TablePaneProps {
  readonly exchange: Exchange
  readonly operation: Operation
  readonly list: List
}

/** The list on show as a table. */
export function TablePane({ exchange, operation, list }: TablePaneProps): ReactNode {
  const { table, lines, total, known, hidden } = useTable()
  const walking = useWalk()
  const stepsOf = useRowSteps(exchange, operation)
  const walk = walking.exchangeId === exchange.id ? walking.walk : undefined
  useEffect(() => void openTable(exchange.id, list), [exchange.id, list])
  if (table === undefined) {
    const missing = t('No list stands where the catalogue says: {place}.', { place: list.items })
    return known ? <p className="response-note">{missing}</p> : null
  }
  const { id } = operation
  const isWhole = total !== undefined && table.rows >= total
  return (
    <TableView
      table={table}
      lineAt={(at) => rowOf(lines, at)}
      total={walk?.total ?? total}
      hidden={hidden[id] ?? []}
      walk={walk}
      canWalk={exchange.draft !== undefined && list.offset !== undefined && (walk !== undefined || !isWhole)}
      stepsOf={stepsOf && ((line) => stepsOf(line.source))}
      onWant={wantTableLines}
      onSort={(column) => void sortBy(column)}
      onToggleColumn={(column) => toggleColumn(id, column)}
      onCopyCsv={() => void copyCsv(id)}
      onSaveCsv={() => void saveCsv(id)}
      onWalk={() => void walkAllPages(exchange, operation)}
      onStop={stopWalk}
      onStep={(step) => void openStep(step)}
    />
  )
}
