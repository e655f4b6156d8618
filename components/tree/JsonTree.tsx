import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useRows } from '#components/ui/use-rows.ts'
import type { CopiedPart, TreeState } from '#lib/answer/tree-reading.ts'
import type { TreeRow } from '#lib/answer/tree-rows.ts'
import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { t } from '#lib/text.ts'
import { JsonTreeRow } from './JsonTreeRow.tsx'
import { jsonTreeKey } from './json-tree-keys.ts'
import { TreeBar } from './TreeBar.tsx'
import '#components/ui/rows.css'
import './json-tree.css'

interface JsonTreeProps {
  readonly state: TreeState
  /** A row, where it is here. */
  readonly rowAt: (at: number) => TreeRow | undefined
  readonly filter: string
  readonly filtering: boolean
  /** For how far a moment is; epoch milliseconds. */
  readonly now: number
  /** The answer is a list, with things to be done with its rows: those of the row in which the active value stands. */
  readonly listRow: { readonly number: number | undefined; readonly steps: readonly NextStep[] } | undefined
  readonly onWant: (from: number, to: number) => void
  readonly onToggle: (node: number) => void
  readonly onOpenLevels: (levels: number) => void
  readonly onFilter: (filter: string) => void
  readonly onCopy: (node: number, part: CopiedPart) => void
  /** Finds the row of what a row's value stands in. */
  readonly onAbove: (row: number) => Promise<number>
  /** Another value is the active one. */
  readonly onActive: (node: number) => void
  readonly onStep: (step: NextStep) => void
}

const ROW_PX = 20

/** An answer as a tree of which only the rows on show are drawn. One tab stop: the tree names its active row. */
export function JsonTree(props: JsonTreeProps): ReactNode {
  const { state, rowAt, now, onWant, onToggle, onCopy, onAbove, onActive } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(0)
  const active = Math.min(chosen, state.rows - 1)
  const { height, shown, scrollTo, perPage } = useRows({ scroller, count: state.rows, rowHeight: ROW_PX, onWant })
  const goTo = (at: number): void => {
    setChosen(at)
    scrollTo(at)
  }
  useTold(rowAt(active)?.node, onActive)
  useFirstRowAfter(`${state.filter} ${state.openLevels}`, () => goTo(0))

  function onKeyDown(event: KeyboardEvent): void {
    const row = rowAt(active)
    const copies = (event.ctrlKey || event.metaKey) && event.key === 'c' && getSelection()?.isCollapsed !== false
    if (copies && row !== undefined) onCopy(row.node, 'value')
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const meant = jsonTreeKey(event.key, active, row, state.rows, perPage)
    if (meant === undefined) return
    event.preventDefault()
    if (meant === 'toggle') onToggle(row?.node ?? 0)
    else if (meant === 'up') void onAbove(active).then(goTo)
    else goTo(meant)
  }

  return (
    <>
      <TreeBar
        {...props}
        onCopy={(part) => onCopy(rowAt(active)?.node ?? 0, part)}
        onLeave={() => scroller.current?.focus()}
      />
      {state.fault && <Fault {...state.fault} />}
      {state.rows === 0 && <p className="response-note">{t('Nothing in this answer matches.')}</p>}
      <div
        ref={scroller}
        role="tree"
        aria-label={t('Answer')}
        aria-activedescendant={`${id}-${active}`}
        tabIndex={0}
        className="rows-view json-tree"
        onKeyDown={onKeyDown}
      >
        <div role="none" className="rows-all" style={{ height }}>
          {shown.map(({ at, top }) => (
            <JsonTreeRow
              key={at}
              row={rowAt(at)}
              id={`${id}-${at}`}
              top={top}
              active={at === active}
              now={now}
              onPress={() => {
                setChosen(at)
                const row = rowAt(at)
                if (row?.open !== undefined) onToggle(row.node)
              }}
            />
          ))}
        </div>
      </div>
    </>
  )
}

function Fault({ line, column, message }: NonNullable<TreeState['fault']>): ReactNode {
  return (
    <p role="status" className="json-fault">
      {t('This is not whole JSON: in line {line}, column {column}, {message}. What came before it is shown.', {
        line,
        column,
        message,
      })}
    </p>
  )
}

function useTold(node: number | undefined, onActive: (node: number) => void): void {
  useEffect(() => {
    if (node !== undefined) onActive(node)
  }, [node, onActive])
}

/** What shows is another list of rows now: it is read from its beginning. */
function useFirstRowAfter(list: string, goToFirst: () => void): void {
  const before = useRef(list)
  useEffect(() => {
    if (before.current !== list) goToFirst()
    before.current = list
  })
}
