import { Braces, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Operation } from '#lib/signet/catalogue.ts'
import { marksOf } from './operation-words.ts'

interface RequestTitleProps {
  readonly operation: Operation | undefined
  /** Nothing is typed yet. */
  readonly blank: boolean
  /** Undefined where there is no request to go back to. */
  readonly onBack: (() => void) | undefined
  readonly onVariables: () => void
}

/** What the request is for, by the catalogue, and the way back to the request before. */
export function RequestTitle({ operation, blank, onBack, onVariables }: RequestTitleProps): ReactNode {
  return (
    <div className="request-title">
      {operation === undefined ? (
        <p className="muted grow">{blank ? 'Choose an endpoint, or type a path.' : 'Not in the catalogue'}</p>
      ) : (
        <p className="grow" title={operation.description}>
          <strong>{operation.summary}</strong>
          <span className="muted"> · {marksOf(operation).join(' · ')}</span>
        </p>
      )}
      <Button kind="quiet" label="Variables" icon={<Braces size={14} aria-hidden />} onPress={onVariables} />
      {onBack && (
        <Button
          kind="quiet"
          label="Undo: back to the request before"
          icon={<Undo2 size={14} aria-hidden />}
          onPress={onBack}
        />
      )}
    </div>
  )
}
