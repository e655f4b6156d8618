import { Pin } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { formatDuration } from '#components/response/amounts.ts'
import { moment } from '#components/token/moments.ts'
import { useRows } from '#components/ui/use-rows.ts'
import type { HistoryEntry } from '#lib/history/entry.ts'
import { t } from '#lib/text.ts'
import { VerdictMark } from './history-marks.tsx'
import './history-list.css'

interface HistoryListProps {
  readonly entries: readonly HistoryEntry[]
  readonly chosenId: string | undefined
  readonly now: number
  readonly nameOf: (operationId: string) => string
  readonly onChoose: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onRemove: (id: string) => void
  readonly ref?: Ref<{ focus: () => void }>
}

const ROW_PX = 44

/** The sends, newest first. Arrows move, Enter opens one again as a request, Delete takes it off the list. */
export function HistoryList(props: HistoryListProps): ReactNode {
  const { entries, chosenId, onChoose } = props
  const scroller = useRef<HTMLDivElement>(null)
  const at = entries.findIndex(({ id }) => id === chosenId)
  const { height, shown, scrollTo } = useRows({ scroller, count: entries.length, rowHeight: ROW_PX })
  const bringOnShow = useRef(scrollTo)
  bringOnShow.current = scrollTo
  useEffect(() => {
    if (at >= 0) bringOnShow.current(at)
  }, [at])

  useImperativeHandle(props.ref, () => ({
    focus() {
      scroller.current?.focus()
      if (at < 0 && entries[0] !== undefined) onChoose(entries[0].id)
    },
  }))

  function onKeyDown(event: KeyboardEvent): void {
    const to = nextRow(event.key, at, entries.length)
    const chosen = entries[at]
    if (to !== undefined) onChoose(entries[to]?.id ?? '')
    else if (event.key === 'Enter' && chosen) props.onOpen(chosen.id)
    else if (event.key === 'Delete' && chosen) {
      props.onRemove(chosen.id)
      const neighbour = entries[at + 1] ?? entries[at - 1]
      if (neighbour !== undefined) onChoose(neighbour.id)
    } else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={t('History')}
      tabIndex={0}
      className="history-list"
      aria-activedescendant={at >= 0 ? `history-${chosenId}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="history-rows" style={{ height }}>
        {shown.map(({ at: place, top }) => {
          const entry = entries[place] as HistoryEntry
          return (
            <Row key={entry.id} {...props} entry={entry} isChosen={entry.id === chosenId} top={top} place={place} />
          )
        })}
      </div>
    </div>
  )
}

function nextRow(key: string, at: number, count: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? 0 : at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: count - 1,
  }
  const to = moves[key]
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, to))
}

interface RowProps extends HistoryListProps {
  readonly entry: HistoryEntry
  readonly isChosen: boolean
  readonly top: number
  readonly place: number
}

function Row({ entry, entries, isChosen, top, place, now, nameOf, onChoose, onOpen }: RowProps): ReactNode {
  const { id, verdict, method, path, operationId, status, durationMs, startedAt, pinned } = entry
  const facts = [operationId && nameOf(operationId), status, durationMs !== undefined && formatDuration(durationMs)]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
    <div
      id={`history-${id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-setsize={entries.length}
      aria-posinset={place + 1}
      className="history-row"
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onChoose(id)}
      onDoubleClick={() => onOpen(id)}
    >
      <VerdictMark kind={verdict} />
      <span className="mono history-call">
        <strong>{method}</strong> {path}
      </span>
      <time className="muted" dateTime={new Date(startedAt).toISOString()}>
        {moment(startedAt, now)}
      </time>
      <span className="muted history-facts">{facts.filter(Boolean).join(' · ')}</span>
      {pinned && <Pin size={12} className="history-pin" aria-label={t('Pinned')} />}
    </div>
  )
}
