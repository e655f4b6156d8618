import type { ReactNode } from 'react'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import { type Created, madeId, type Staying } from '#lib/history/created.ts'

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
  const count = created.length === 1 ? '1 call' : `${created.length} calls`
  return (
    <ConfirmDialog title={`Send ${count} that take back what was made?`} confirm={`Send ${count}`} {...acts}>
      <ul className="take-back-list" aria-label="What is taken back">
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
  const named = staying.map(({ operationId, count }) => nameOf(operationId) + (count === 1 ? '' : ` (${count} times)`))
  return `Stays, because no call takes it back: ${named.join(', ')}.`
}
