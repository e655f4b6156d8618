import type { ReactNode } from 'react'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import { type Created, madeId, type Staying } from '#lib/history/created.ts'
import { t, tn } from '#lib/text.ts'

interface TakeBackQuestionProps {
  readonly created: readonly Created[]
  readonly staying: readonly Staying[]
  readonly nameOf: (operationId: string) => string
  /** What people call the thing of an id, where that is known. */
  readonly labelOf: (id: string) => string | undefined
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Names all that goes, and what stays, before anything is sent. */
export function TakeBackQuestion({ created, staying, nameOf, labelOf, ...acts }: TakeBackQuestionProps): ReactNode {
  const { length } = created
  return (
    <ConfirmDialog
      title={tn(length, 'Send {n} call that takes back what was made?', 'Send {n} calls that take back what was made?')}
      confirm={tn(length, 'Send {n} call', 'Send {n} calls')}
      {...acts}
    >
      <ul className="take-back-list" aria-label={t('What is taken back')}>
        {created.map((one) => {
          const id = madeId(one)
          return (
            <li key={one.id}>
              {one.undo.label}
              <span className="muted"> · {(id && labelOf(id)) ?? id}</span>
            </li>
          )
        })}
      </ul>
      {staying.length > 0 && <p>{stayingWords(staying, nameOf)}</p>}
    </ConfirmDialog>
  )
}

export function stayingWords(staying: readonly Staying[], nameOf: (operationId: string) => string): string {
  const calls = staying.map(({ operationId, count }) => {
    const name = nameOf(operationId)
    return count === 1 ? name : tn(count, '{name} ({n} time)', '{name} ({n} times)', { name })
  })
  return t('Stays, because no call takes it back: {calls}.', { calls: calls.join(', ') })
}
