import { CircleCheck, CircleX, ClipboardCopy, TriangleAlert } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Verdict } from '#lib/signet/envelope/verdict.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import { answerSize, formatDuration } from './amounts.ts'
import { PendingLine } from './PendingLine.tsx'
import { standingOf } from './standing.ts'
import './verdict.css'

interface VerdictBarProps {
  /** Undefined before the first send, and for an instant after a press of Send. */
  readonly exchange: Exchange | undefined
  readonly pending: boolean
  /** What keeps its room, unseen, while the next answer is awaited: laying out another line would take as long. */
  readonly before?: Exchange | undefined
  /** Which request it answers, where that is not the one on show. */
  readonly about?: string | undefined
  readonly onCancel: () => void
  /** Undefined where there is nobody to copy it for: in the popup. */
  readonly onCopyTicket?: (() => void) | undefined
  readonly ref?: Ref<HTMLElement>
}

const MARKS = {
  success: CircleCheck,
  failure: CircleX,
  contradiction: TriangleAlert,
  'not-an-envelope': TriangleAlert,
  'no-answer': CircleX,
} as const satisfies Record<Verdict['kind'], unknown>

/** What became of the request, in one sentence. The region is there from the start, so that each change is announced. */
export function VerdictBar(props: VerdictBarProps): ReactNode {
  const { exchange, pending, before, about, onCancel, onCopyTicket, ref } = props
  const told = pending ? before : exchange
  const verdict = told && standingOf(told)
  return (
    <section
      ref={ref}
      aria-label={t('Verdict')}
      aria-live="polite"
      aria-busy={pending}
      className={pending && told ? 'verdict verdict-held' : 'verdict'}
      data-verdict={pending ? undefined : verdict?.kind}
      data-state={exchange?.state}
    >
      {pending && !told && <PendingLine startedAt={exchange?.startedAt} onCancel={onCancel} />}
      {/* Each in its own place, so that the same words are announced once more. */}
      {told && verdict && (
        <Outcome key={told.id} exchange={told} verdict={verdict} about={about} onCopyTicket={onCopyTicket} />
      )}
    </section>
  )
}

interface OutcomeProps extends Pick<VerdictBarProps, 'about' | 'onCopyTicket'> {
  readonly exchange: Exchange
  readonly verdict: Verdict
}

function Outcome({ exchange, verdict, about, onCopyTicket }: OutcomeProps): ReactNode {
  const { answer, durationMs } = exchange
  const Mark = MARKS[verdict.kind]
  return (
    <>
      <Mark size={16} aria-hidden />
      <div className="grow">
        <p className="verdict-sentence">{verdict.sentence}</p>
        {about && (
          <p className="verdict-about" title={about}>
            {about}
          </p>
        )}
      </div>
      <p className="verdict-numbers">
        {durationMs !== undefined && <span>{formatDuration(durationMs)}</span>}
        {answer && <span>{answerSize(answer)}</span>}
      </p>
      {onCopyTicket && (
        <Button
          kind="quiet"
          className="verdict-copy"
          label={t('Copy for a ticket')}
          icon={<ClipboardCopy size={14} aria-hidden />}
          onPress={onCopyTicket}
        />
      )}
    </>
  )
}
