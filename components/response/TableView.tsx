import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { Menu } from '#components/ui/Menu.tsx'
import { useRows } from '#components/ui/use-rows.ts'
import type { TableLine, TableState } from '#lib/answer/table-reading.ts'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import type { WalkState } from '#lib/signet/exchange/walk-run.ts'
import { visibleText } from '#lib/signet/text/visible-text.ts'
import { LANGUAGE, t, tn } from '#lib/text.ts'
import { TableRows } from './TableRows.tsx'
import { WalkReport } from './WalkReport.tsx'
import './table.css'

interface TableViewProps {
  readonly table: TableState
  readonly lineAt: (at: number) => TableLine | undefined
  /** As the answer tells it. */
  readonly total: number | undefined
  readonly hidden: readonly string[]
  /** Undefined before a walk through all pages. */
  readonly walk: WalkState | undefined
  /** There are pages to walk through. */
  readonly canWalk: boolean
  /** What can be done with a row; undefined where the catalogue knows of nothing. */
  readonly stepsOf: ((line: TableLine) => readonly NextStep[]) | undefined
  readonly onWant: (from: number, to: number) => void
  readonly onSort: (column: string) => void
  readonly onToggleColumn: (column: string) => void
  readonly onCopyCsv: () => void
  readonly onSaveCsv: () => void
  readonly onWalk: () => void
  readonly onStop: () => void
  readonly onStep: (step: NextStep) => void
}

const ROW_PX = 24

/** The rows of a list as a table: sorted by a press on a head, copied as CSV, all pages of it on demand. */
export function TableView(props: TableViewProps): ReactNode {
  const { table, hidden, onSort, onWant } = props
  const scroller = useRef<HTMLDivElement>(null)
  const columns = table.columns.filter((name) => !hidden.includes(name))
  const { height, shown } = useRows({ scroller, count: table.rows, rowHeight: ROW_PX, onWant })
  const first = shown[0]
  const last = shown.at(-1)
  const above = first?.top ?? 0
  const below = Math.max(0, height - ((last?.top ?? 0) + ROW_PX))
  return (
    <>
      <TableBar {...props} />
      {props.walk && <WalkReport walk={props.walk} onStop={props.onStop} />}
      <section
        ref={scroller}
        className="table-view"
        aria-label={t('Rows')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
        tabIndex={0}
      >
        <table aria-label={t('Rows')} aria-rowcount={table.rows + 1}>
          <thead>
            <tr>
              <th scope="col" className="table-at">
                <span className="unseen">{t('Row')}</span>
              </th>
              {columns.map((name) => (
                <Head key={name} name={name} sorting={table.sorting} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <TableRows {...props} shown={shown.map(({ at }) => at)} columns={columns} above={above} below={below} />
        </table>
      </section>
    </>
  )
}

function TableBar(props: TableViewProps): ReactNode {
  const { table, total, hidden, walk, canWalk } = props
  const busy = walk?.state === 'running' || walk?.state === 'waiting'
  return (
    <div className="table-bar">
      <p className="grow">{rowsTold(table.rows, total)}</p>
      {canWalk && !busy && (
        <Button onPress={props.onWalk}>{walk === undefined ? t('Read all pages') : t('Read again')}</Button>
      )}
      <Menu
        label={t('Columns')}
        icon={<Columns3 size={14} aria-hidden />}
        iconOnly
        many
        items={table.columns.map((name) => ({ id: name, label: name, checked: !hidden.includes(name) }))}
        onChoose={props.onToggleColumn}
      />
      <Menu
        label="CSV"
        items={[
          { id: 'copy', label: t('Copy as CSV') },
          { id: 'save', label: t('Save as CSV') },
        ]}
        onChoose={(id) => (id === 'copy' ? props.onCopyCsv() : props.onSaveCsv())}
      />
    </div>
  )
}

function rowsTold(rows: number, total: number | undefined): string {
  if (total === undefined || total === rows) return tn(rows, '{n} row', '{n} rows')
  return tn(total, '{rows} of {n} rows', '{rows} of {n} rows', { rows: rows.toLocaleString(LANGUAGE) })
}

interface HeadProps extends Pick<TableViewProps, 'onSort'> {
  readonly name: string
  readonly sorting: TableState['sorting']
}

function Head({ name, sorting, onSort }: HeadProps): ReactNode {
  const isSorted = sorting?.column === name
  const order = isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'
  return (
    <th scope="col" aria-sort={order}>
      <button type="button" className="table-head" onClick={() => onSort(name)}>
        {visibleText(name)}
        {order === 'ascending' && <ArrowUp size={11} aria-hidden />}
        {order === 'descending' && <ArrowDown size={11} aria-hidden />}
      </button>
    </th>
  )
}
