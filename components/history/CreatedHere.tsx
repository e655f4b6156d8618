import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { moment } from '#components/token/moments.ts'
import { Button } from '#components/ui/Button.tsx'
import { type Created, madeId } from '#lib/history/created.ts'
import './created-here.css'

interface CreatedHereProps {
  readonly created: readonly Created[]
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly failures: readonly { readonly id: string; readonly reason: string }[]
  readonly now: number
  readonly nameOf: (operationId: string) => string
  readonly onTakeBack: (created: readonly Created[]) => void
  readonly onStop: () => void
}

/** What this profile made and can take back: one by one, or all of it, newest first. */
export function CreatedHere({ created, progress, failures, now, nameOf, ...acts }: CreatedHereProps): ReactNode {
  if (created.length === 0 && failures.length === 0 && progress === undefined) return null
  return (
    <section aria-label="Created here" className="created-here">
      <header>
        <h2>
          Created here <span className="tab-badge">{created.length}</span>
        </h2>
        <p role="status" className="muted grow">
          {progress ? `Taking back ${progress.done + 1} of ${progress.total}…` : told(failures.length)}
        </p>
        {progress ? (
          <Button onPress={acts.onStop}>Stop</Button>
        ) : (
          <Button
            icon={<Undo2 size={13} aria-hidden />}
            disabled={created.length === 0}
            onPress={() => acts.onTakeBack(created)}
          >
            Take all back
          </Button>
        )}
      </header>
      <ul>
        {created.map((one) => (
          <li key={one.id}>
            <span className="created-name">
              {one.operationId ? nameOf(one.operationId) : `${one.method} ${one.path}`}
              <span className="muted"> · {moment(one.startedAt, now)}</span>
              <Made id={madeId(one)} />
              <span className="created-failure">{failures.find(({ id }) => id === one.id)?.reason}</span>
            </span>
            <Button kind="quiet" disabled={progress !== undefined} onPress={() => acts.onTakeBack([one])}>
              {one.undo.label}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of a long id the beginning tells enough. */
function Made({ id = '' }: { readonly id: string | undefined }): ReactNode {
  return (
    <span className="muted mono" title={id}>
      {' '}
      {id.length > 16 ? `${id.slice(0, 8)}…` : id}
    </span>
  )
}

function told(failures: number): string | undefined {
  if (failures === 0) return undefined
  return failures === 1 ? '1 could not be taken back.' : `${failures} could not be taken back.`
}
