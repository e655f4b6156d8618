import { Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { moment } from '#components/token/moments.ts'
import { Button } from '#components/ui/Button.tsx'
import { type Created, madeId, type Staying } from '#lib/history/created.ts'
import { t, tn } from '#lib/text.ts'
import { stayingWords, TakeBackQuestion } from './TakeBackQuestion.tsx'
import './created-here.css'

interface CreatedHereProps {
  readonly created: readonly Created[]
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly failures: readonly { readonly id: string; readonly reason: string }[]
  /** How many were gone already when they were to be taken back. */
  readonly gone: number
  readonly staying: readonly Staying[]
  readonly now: number
  readonly nameOf: (operationId: string) => string
  readonly labelOf: (id: string) => string | undefined
  readonly onTakeBack: (created: readonly Created[]) => void
  readonly onStop: () => void
}

/** What this profile made and can take back: one by one, or all of it, newest first. */
export function CreatedHere(props: CreatedHereProps): ReactNode {
  const { created, progress, failures, gone, staying, now, nameOf, labelOf, ...acts } = props
  const [asking, setAsking] = useState(false)
  if (created.length === 0 && failures.length === 0 && gone === 0 && progress === undefined) return null
  return (
    <section aria-label={t('Created here')} className="created-here">
      <header>
        <h2>
          {t('Created here')} <span className="tab-badge">{created.length}</span>
        </h2>
        <p role="status" className="muted grow">
          {progress
            ? t('Taking back {n} of {all}…', { n: progress.done + 1, all: progress.total })
            : told(failures.length, gone)}
        </p>
        {progress ? (
          <Button onPress={acts.onStop}>{t('Stop')}</Button>
        ) : (
          <Button
            icon={<Undo2 size={13} aria-hidden />}
            disabled={created.length === 0}
            onPress={() => setAsking(true)}
          >
            {t('Take all back…')}
          </Button>
        )}
      </header>
      <ul>
        {created.map((one) => (
          <li key={one.id}>
            <span className="created-name">
              {one.operationId ? nameOf(one.operationId) : `${one.method} ${one.path}`}
              <span className="muted"> · {moment(one.startedAt, now)}</span>
              <Made id={madeId(one)} label={labelOf(madeId(one) ?? '')} />
              <span className="created-failure">{failures.find(({ id }) => id === one.id)?.reason}</span>
            </span>
            <Button kind="quiet" disabled={progress !== undefined} onPress={() => acts.onTakeBack([one])}>
              {one.undo.label}
            </Button>
          </li>
        ))}
      </ul>
      {staying.length > 0 && <p className="muted created-staying">{stayingWords(staying, nameOf)}</p>}
      {asking && (
        <TakeBackQuestion
          {...{ created, staying, nameOf, labelOf }}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            acts.onTakeBack(created)
          }}
        />
      )}
    </section>
  )
}

/** What people call it; of a long id the beginning tells enough. */
function Made({ id = '', label }: { readonly id: string | undefined; readonly label: string | undefined }): ReactNode {
  return (
    <span className="muted" title={id}>
      {label && ` · ${label}`} <span className="mono">{id.length > 16 ? `${id.slice(0, 8)}…` : id}</span>
    </span>
  )
}

function told(failures: number, gone: number): string {
  return [
    ...(gone === 0 ? [] : [tn(gone, '{n} was gone already.', '{n} were gone already.')]),
    ...(failures === 0 ? [] : [tn(failures, '{n} could not be taken back.', '{n} could not be taken back.')]),
  ].join(' ')
}
