import { ChevronDown, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { useColumns } from '#components/ui/use-columns.ts'
import { useRows } from '#components/ui/use-rows.ts'
import type { MarkedRow, TextState } from '#lib/answer/desk.ts'
import { LANGUAGE, t, tn } from '#lib/text.ts'
import '#components/ui/rows.css'
import './text-view.css'

interface TextViewProps {
  /** Undefined until the text has been cut into rows of the width that this view asks for. */
  readonly state: TextState | undefined
  readonly rowAt: (at: number) => MarkedRow | undefined
  readonly sought: string
  readonly hit: number
  readonly hitRow: number | undefined
  readonly onColumns: (columns: number) => void
  readonly onWant: (from: number, to: number) => void
  readonly onSearch: (sought: string) => void
  readonly onHit: (step: 1 | -1) => void
}

const ROW_PX = 18
/** Line numbers and margins. */
const RESERVED_PX = 92

/** A text too long for an editor: only the rows on show are drawn. A long line goes on in the rows below. */
export function TextView(props: TextViewProps): ReactNode {
  const { state, rowAt, hitRow, onColumns, onWant } = props
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useColumns(scroller, RESERVED_PX)
  useEffect(() => {
    if (columns !== undefined) onColumns(columns)
  }, [columns, onColumns])
  const { height, shown, scrollTo } = useRows({ scroller, count: state?.rows ?? 0, rowHeight: ROW_PX, onWant })
  const goTo = useRef(scrollTo)
  goTo.current = scrollTo
  useEffect(() => {
    if (hitRow !== undefined) goTo.current(hitRow)
  }, [hitRow])

  return (
    <>
      <SearchBar {...props} />
      <section
        ref={scroller}
        aria-label={t('Raw')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
        tabIndex={0}
        className="rows-view"
      >
        <div className="rows-all" style={{ height }}>
          {shown.map(({ at, top }) => (
            <TextLine key={at} row={rowAt(at)} top={top} hit={props.hit} />
          ))}
        </div>
      </section>
    </>
  )
}

function TextLine({ row, top, hit }: { readonly row: MarkedRow | undefined; top: number; hit: number }): ReactNode {
  return (
    <div className="text-row" style={{ top }}>
      <span className="text-number" aria-hidden>
        {row?.line}
      </span>
      <span className="text-line">{row && pieces(row, hit)}</span>
    </div>
  )
}

function pieces({ text, marks }: MarkedRow, hit: number): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const mark of marks) {
    parts.push(text.slice(at, mark.from))
    parts.push(
      <mark key={mark.from} className={mark.hit === hit ? 'text-hit text-hit-now' : 'text-hit'}>
        {text.slice(mark.from, mark.to)}
      </mark>,
    )
    at = mark.to
  }
  return [...parts, text.slice(at)]
}

function SearchBar({ state, sought, hit, onSearch, onHit }: TextViewProps): ReactNode {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onHit(event.shiftKey ? -1 : 1)
  }
  return (
    <div className="rows-bar">
      <input
        type="search"
        className="input text-search"
        aria-label={t('Search the text')}
        placeholder={t('Search')}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={sought}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="rows-told text-told">
        {state === undefined ? t('Laying out') : told(state, sought, hit)}
      </p>
      <Button
        kind="quiet"
        label={t('Previous hit')}
        icon={<ChevronUp size={14} aria-hidden />}
        onPress={() => onHit(-1)}
      />
      <Button
        kind="quiet"
        label={t('Next hit')}
        icon={<ChevronDown size={14} aria-hidden />}
        onPress={() => onHit(1)}
      />
    </div>
  )
}

function told({ hits, moreHits, lines }: TextState, sought: string, hit: number): string {
  if (sought === '') return tn(lines, '{n} line', '{n} lines')
  if (hits === 0) return t('Not found')
  const counts = { hit: (hit + 1).toLocaleString(LANGUAGE), hits: hits.toLocaleString(LANGUAGE) }
  return moreHits ? t('{hit} of {hits} and more', counts) : t('{hit} of {hits}', counts)
}
