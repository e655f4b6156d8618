import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Finding } from '#lib/signet/exchange/walk.ts'
import type { WalkState } from '#lib/signet/exchange/walk-run.ts'
import { counted } from '#lib/signet/text/counted.ts'
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
    <section aria-label="All pages" className="walk" data-state={state}>
      <div className="row">
        <p role="status" className="grow">
          {headline(walk)}
        </p>
        {busy && <Button onPress={onStop}>Stop</Button>}
      </div>
      {busy && <progress aria-label="Rows read" value={rows} max={Math.max(rows, total ?? rows, 1)} />}
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

function headline({ state, rows, total, pages, waitMs, waits, renewals, failure, findings, key }: WalkState): string {
  const read = `${total === undefined ? counted(rows, 'row') : `${rows.toLocaleString('en')} of ${counted(total, 'row')}`} read`
  if (state === 'waiting') return `${read}. Signet asks to wait ${formatDuration(waitMs ?? 0)}.`
  if (state === 'failed') return `${read}, then it ended: ${failure}`
  if (state === 'stopped') return `${read}, then it was stopped.`
  if (state === 'running') return `${read}, ${counted(pages, 'page')}`
  const extras = [
    waits > 0 && `waited ${times(waits)} when Signet asked for it`,
    renewals > 0 && `token renewed ${times(renewals)}`,
  ].filter(Boolean)
  const aside = extras.length > 0 ? ` (${extras.join(', ')})` : ''
  const checked = key === undefined ? 'whole rows' : key
  const clean = findings.length === 0 ? ` No duplicate, gap or change was seen, by ${checked}.` : ''
  return `All read: ${counted(rows, 'row')} in ${counted(pages, 'page')}${aside}.${clean}`
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

function told(findings: readonly Finding[]): string[] {
  const kinds = Map.groupBy(findings, ({ kind }) => kind)
  return [...kinds.values()].flatMap((same) => {
    const more = same.length - TOLD
    return [...same.slice(0, TOLD).map(sentence), ...(more > 0 ? [`… and ${more} more like this`] : [])]
  })
}

function sentence(finding: Finding): string {
  switch (finding.kind) {
    case 'duplicate':
      return `Row ${n(finding.again)} is row ${n(finding.first)} once more: left out.`
    case 'gap':
      return `Before row ${n(finding.row)} ${finding.count === 1 ? 'a row is' : `${n(finding.count)} rows are`} missing.`
    case 'moved':
      return `From row ${n(finding.row)} on the order is another: the list changed while it was read.`
    case 'total':
      return `At row ${n(finding.row)} the total changed from ${n(finding.from)} to ${n(finding.to)}.`
    case 'missing':
      return `${n(finding.count)} of the total never came.`
    case 'more':
      return `${n(finding.count)} more came than the total says.`
  }
}

const n = (count: number): string => count.toLocaleString('en')
