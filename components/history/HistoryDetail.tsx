import { FilePen, Pin, PinOff, Trash2 } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import { CodeEditor } from '#components/code/CodeEditor.tsx'
import { formatDuration } from '#components/response/amounts.ts'
import { moment } from '#components/token/moments.ts'
import { Button } from '#components/ui/Button.tsx'
import type { HistoryEntry } from '#lib/history/entry.ts'
import { formatJson } from '#lib/signet/json/json-format.ts'
import { jsonProblem } from '#lib/signet/json/json-text.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { t } from '#lib/text.ts'
import { VerdictMark } from './history-marks.tsx'
import './history-detail.css'

interface HistoryDetailProps {
  readonly entry: HistoryEntry
  /** Undefined while it is read and where it was too long to be kept. */
  readonly draft: RequestDraft | undefined
  /** Undefined where it was not kept. */
  readonly answer: string | undefined
  readonly known: boolean
  readonly now: number
  readonly onOpen: () => void
  readonly onPin: (pinned: boolean) => void
  readonly onRemove: () => void
}

/** One send of the past: how it went, what was typed and what came back, as far as they are kept. */
export function HistoryDetail(props: HistoryDetailProps): ReactNode {
  const { entry, draft, answer, known, now, onOpen, onPin, onRemove } = props
  const { sentence, startedAt, durationMs, method, path, pinned, codes } = entry
  const facts = [moment(startedAt, now), durationMs !== undefined && formatDuration(durationMs), ...codes]
  return (
    <section aria-label={t('Entry')} className="history-detail">
      <header className="history-detail-head">
        <VerdictMark kind={entry.verdict} />
        <div className="grow">
          <h2>{sentence}</h2>
          <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
        </div>
      </header>
      <p className="mono history-detail-call">
        <strong>{method}</strong> {path}
      </p>
      <div className="history-detail-acts">
        <Button kind="primary" icon={<FilePen size={13} aria-hidden />} disabled={!draft} onPress={onOpen}>
          {t('Open again')}
        </Button>
        <Button
          icon={pinned ? <PinOff size={13} aria-hidden /> : <Pin size={13} aria-hidden />}
          onPress={() => onPin(!pinned)}
        >
          {pinned ? t('Unpin') : t('Pin')}
        </Button>
        <Button kind="quiet" icon={<Trash2 size={13} aria-hidden />} onPress={onRemove}>
          {t('Delete')}
        </Button>
      </div>
      {known && draft === undefined && <p className="muted">{t('What was typed was too long to be kept.')}</p>}
      {draft !== undefined && draft.body !== '' && (
        <Text id={entry.id} label={t('Body that was sent')} text={draft.body} />
      )}
      {known && answer === undefined && (
        <p className="muted">
          {t('Its answer is not kept any more.')}{' '}
          {t('Settings can keep answers on this computer from now on, but none that holds tokens.')}
        </p>
      )}
      {answer !== undefined && <Text id={entry.id} label={t('Answer')} text={answer} />}
    </section>
  )
}

/** More lines than these scroll by themselves. */
const LINES_MOST = 18

/** A line more than there are: one that is long takes two. */
const roomFor = (text: string): number => Math.min(LINES_MOST, text.split('\n', LINES_MOST).length + 1)

/** Beyond this a text is neither laid out nor shown whole. */
const SHOWN_MOST = 200_000

function Text({ id, label, text }: { readonly id: string; readonly label: string; readonly text: string }): ReactNode {
  const shown = text.slice(0, SHOWN_MOST)
  const isJson = shown === text && jsonProblem(text) === undefined
  const value = isJson ? formatJson(text) : shown
  return (
    <div className="history-text" style={{ '--lines': roomFor(value) } as CSSProperties}>
      <h3>{shown === text ? label : t('{label}, its beginning', { label })}</h3>
      <CodeEditor key={id} label={label} value={value} plain={!isJson} />
    </div>
  )
}
