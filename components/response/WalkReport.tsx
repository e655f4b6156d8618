import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Finding } from '#lib/signet/exchange/walk.ts'
import type { WalkState } from '#lib/signet/exchange/walk-run.ts'
import { LANGUAGE, t, tn } from '#lib/text.ts'
import { formatDuration } from './amounts.ts'

interface WalkReportProps {
  readonly walk: WalkState
  readonly onStop: () => void
}

/** Findings of a kind that are told one by one; beyond that, how many there are. */
const TOLD = 5

/** How far the list has been read, and what was noticed on the way. */
export function WalkReport({ walk, onStop }: WalkReportProps): ReactNode {
  const { state, rows, total, findings } = walk
  const busy = state === 'running' || state === 'waiting'
  return (
    <section aria-label={t('All pages')} className="walk" data-state={state}>
      <div className="row">
        <p role="status" className="grow">
          {headline(walk)}
        </p>
        {busy && <Button onPress={onStop}>{t('Stop')}</Button>}
      </div>
      {busy && <progress aria-label={t('Rows read')} value={rows} max={Math.max(rows, total ?? rows, 1)} />}
      {findings.length > 0 && (
        <ul>
          {told(findings).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function headline(walk: WalkState): string {
  const { state, pages, waitMs, failure, findings, key } = walk
  const read = rowsRead(walk)
  if (state === 'waiting') {
    return t('{read}. Signet asks to wait {time}.', { read, time: formatDuration(waitMs ?? 0) })
  }
  if (state === 'failed') return t('{read}, then it ended: {reason}', { read, reason: failure ?? '' })
  if (state === 'stopped') return t('{read}, then it was stopped.', { read })
  if (state === 'running') return `${read}, ${pagesTold(pages)}`
  return findings.length === 0 ? `${allRead(walk)} ${nothingFound(key)}` : allRead(walk)
}

function rowsRead({ rows, total }: WalkState): string {
  if (total === undefined) return tn(rows, '{n} row read', '{n} rows read')
  return tn(total, '{rows} of {n} row read', '{rows} of {n} rows read', { rows: n(rows) })
}

const pagesTold = (pages: number): string => tn(pages, '{n} page', '{n} pages')

function allRead({ rows, pages, waits, renewals }: WalkState): string {
  const counts = { rows: tn(rows, '{n} row', '{n} rows'), pages: pagesTold(pages) }
  const notes = [
    waits > 0 && tn(waits, 'waited once when Signet asked for it', 'waited {n} times when Signet asked for it'),
    renewals > 0 && tn(renewals, 'token renewed once', 'token renewed {n} times'),
  ].filter(Boolean)
  return notes.length === 0
    ? t('All read: {rows} in {pages}.', counts)
    : t('All read: {rows} in {pages} ({notes}).', { ...counts, notes: notes.join(', ') })
}

function nothingFound(key: string | undefined): string {
  return key === undefined
    ? t('No duplicate, gap or change was seen, by whole rows.')
    : t('No duplicate, gap or change was seen, by {field}.', { field: key })
}

function told(findings: readonly Finding[]): string[] {
  const kinds = Map.groupBy(findings, ({ kind }) => kind)
  return [...kinds.values()].flatMap((same) => {
    const more = same.length - TOLD
    return [
      ...same.slice(0, TOLD).map(sentence),
      ...(more > 0 ? [tn(more, '… and {n} more like this', '… and {n} more like this')] : []),
    ]
  })
}

function sentence(finding: Finding): string {
  switch (finding.kind) {
    case 'duplicate':
      return t('Row {again} is row {first} once more: left out.', { again: n(finding.again), first: n(finding.first) })
    case 'gap':
      return tn(finding.count, 'Before row {row} a row is missing.', 'Before row {row} {n} rows are missing.', {
        row: n(finding.row),
      })
    case 'moved':
      return t('From row {row} on the order is another: the list changed while it was read.', { row: n(finding.row) })
    case 'total':
      return t('At row {row} the total changed from {from} to {to}.', {
        row: n(finding.row),
        from: n(finding.from),
        to: n(finding.to),
      })
    case 'missing':
      return tn(finding.count, '{n} of the total never came.', '{n} of the total never came.')
    case 'more':
      return tn(finding.count, '{n} more came than the total says.', '{n} more came than the total says.')
  }
}

const n = (count: number): string => count.toLocaleString(LANGUAGE)
