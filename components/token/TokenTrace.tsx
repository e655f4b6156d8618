import type { ReactNode } from 'react'
import { formatDuration } from '#components/response/amounts.ts'
import { EmptyState } from '#components/ui/EmptyState.tsx'
import { clockTime } from '#lib/signet/text/clock-time.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'
import { t } from '#lib/text.ts'
import { day, isSameDay } from './moments.ts'
import { CALLS, outcomeText, reasonText, toneOf, waitedText } from './trace-words.ts'
import './trace.css'

interface TokenTraceProps {
  /** Of one profile, newest first. */
  readonly calls: readonly TokenCall[]
  readonly now: EpochMs
}

/** Every token call of this session: why it was made, who waited for it, and what became of it. */
export function TokenTrace({ calls, now }: TokenTraceProps): ReactNode {
  if (calls.length === 0) {
    return (
      <EmptyState title={t('No token call yet')}>
        {t('Each one is told here, with the reason why it was made and who waited for it.')}
      </EmptyState>
    )
  }
  return (
    <table className="trace" aria-label={t('Token trace')}>
      <thead>
        <tr>
          <th scope="col">{t('Time')}</th>
          <th scope="col" className="trace-call">
            {t('Call')}
          </th>
          <th scope="col" className="trace-why">
            {t('Why')}
          </th>
          <th scope="col" className="trace-took">
            {t('Took')}
          </th>
          <th scope="col">{t('Outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <TraceRow key={call.id} call={call} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function TraceRow({ call, now }: { readonly call: TokenCall; readonly now: EpochMs }): ReactNode {
  const took = call.durationMs === undefined ? '' : formatDuration(call.durationMs)
  const waited = waitedText(call)
  return (
    <tr data-outcome={call.outcome}>
      <td className="trace-time">
        {clockTime(call.at)}
        {!isSameDay(call.at, now) && <span className="trace-more">{day(call.at)}</span>}
      </td>
      <td className="trace-call">{CALLS[call.call]}</td>
      <td className="trace-why">
        <strong className="trace-call-narrow">{CALLS[call.call]}</strong>
        {reasonText(call)}
        {waited !== '' && <span className="trace-more">{waited}</span>}
      </td>
      <td className="trace-took">{took}</td>
      <td>
        <span className={`trace-outcome trace-${toneOf(call)}`}>{outcomeText(call)}</span>
        {took !== '' && <span className="trace-took-narrow"> · {took}</span>}
        {call.problem !== undefined && <span className="trace-more">{call.problem}</span>}
      </td>
    </tr>
  )
}
