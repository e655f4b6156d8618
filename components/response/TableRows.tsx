import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { Cell } from '#lib/answer/table.ts'
import type { TableLine } from '#lib/answer/table-reading.ts'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { visibleText } from '#lib/signet/text/visible-text.ts'
import { RowMenu } from './RowMenu.tsx'

interface TableRowsProps {
  /** The rows that are drawn, and how high those above and below them would be, in pixels. */
  readonly shown: readonly number[]
  readonly above: number
  readonly below: number
  readonly columns: readonly string[]
  readonly lineAt: (at: number) => TableLine | undefined
  readonly stepsOf: ((line: TableLine) => readonly NextStep[]) | undefined
  readonly onStep: (step: NextStep) => void
}

/** The rows on show. Their menus are one tab stop: arrows, Home and End move between them, Enter opens. */
export function TableRows(props: TableRowsProps): ReactNode {
  const { shown, above, below, lineAt } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const [chosen, setChosen] = useState(0)
  const [first = 0, last = 0] = [shown[0], shown.at(-1)]
  const active = Math.min(Math.max(chosen, first), last)

  function onKeyDown(event: KeyboardEvent): void {
    const holder = (event.target as Element).closest('button[aria-haspopup]')?.closest<HTMLElement>('[data-row]')
    if (!holder || event.ctrlKey || event.metaKey || event.altKey) return
    const at = Number(holder.dataset['row'])
    const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: first, End: last }
    const next = moves[event.key]
    if (next === undefined) return
    // Before the button, whose menu an arrow would open.
    event.preventDefault()
    event.stopPropagation()
    body.current?.querySelector<HTMLElement>(`[data-row="${next}"] > button`)?.focus()
  }

  return (
    <tbody
      ref={body}
      onKeyDownCapture={onKeyDown}
      onFocus={({ target }) => setChosen(Number(target.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? active))}
    >
      <tr aria-hidden style={{ height: above }} />
      {shown.map((at) => (
        <Line key={at} {...props} at={at} line={lineAt(at)} active={at === active} />
      ))}
      <tr aria-hidden style={{ height: below }} />
    </tbody>
  )
}

interface LineProps extends Pick<TableRowsProps, 'columns' | 'stepsOf' | 'onStep'> {
  readonly at: number
  readonly line: TableLine | undefined
  readonly active: boolean
}

function Line({ at, line, columns, active, stepsOf, onStep }: LineProps): ReactNode {
  return (
    <tr aria-rowindex={at + 2} className="table-line">
      <td className="table-at">
        {line?.number}
        {line && stepsOf && (
          <span className="table-next" data-row={at}>
            <RowMenu number={line.number} stepsOf={() => stepsOf(line)} tabIndex={active ? 0 : -1} onOpen={onStep} />
          </span>
        )}
      </td>
      {columns.map((name) => (
        <TableCell key={name} cell={line?.cells[name]} />
      ))}
    </tr>
  )
}

/** Characters of a cell that are drawn. */
const LONGEST = 300

function TableCell({ cell }: { readonly cell: Cell | undefined }): ReactNode {
  const text = cell && visibleText(cell.text.slice(0, LONGEST))
  return (
    <td className={cell && `table-${cell.kind}`} title={text !== undefined && text.length > 40 ? text : undefined}>
      {text}
    </td>
  )
}
