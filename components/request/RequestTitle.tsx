import { Braces, Plus, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { t } from '#lib/text.ts'
import { marksOf } from './operation-words.ts'

interface RequestTitleProps {
  readonly operation: Operation | undefined
  /** Nothing is typed yet. */
  readonly blank: boolean
  /** Undefined where there is nothing to take back. */
  readonly onUndo: (() => void) | undefined
  /** Undefined where nothing was taken back. */
  readonly onRedo: (() => void) | undefined
  /** Undefined where the strip of tabs offers it. */
  readonly onNewTab: (() => void) | undefined
  readonly onVariables: () => void
}

/** What the request is for, by the catalogue, and what can be done with all of it. */
export function RequestTitle({
  operation,
  blank,
  onUndo,
  onRedo,
  onNewTab,
  onVariables,
}: RequestTitleProps): ReactNode {
  return (
    <div className="request-title">
      {operation === undefined ? (
        <p className="muted grow">{blank ? t('Choose an endpoint, or type a path.') : t('Not in the catalogue')}</p>
      ) : (
        <p className="grow" title={operation.description}>
          <strong>{operation.summary}</strong>
          <span className="muted"> · {marksOf(operation).join(' · ')}</span>
        </p>
      )}
      <Step label={t('Undo')} icon={<Undo2 size={14} aria-hidden />} onPress={onUndo} />
      <Step label={t('Redo')} icon={<Redo2 size={14} aria-hidden />} onPress={onRedo} />
      <Button kind="quiet" label={t('Variables')} icon={<Braces size={14} aria-hidden />} onPress={onVariables} />
      {onNewTab && (
        <Button kind="quiet" label={t('New request')} icon={<Plus size={14} aria-hidden />} onPress={onNewTab} />
      )}
    </div>
  )
}

interface StepProps {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: (() => void) | undefined
}

/** There also when there is nowhere to go: whoever has pressed it to the end keeps the focus, and finds it again. */
function Step({ label, icon, onPress }: StepProps): ReactNode {
  return <Button kind="quiet" label={label} icon={icon} idle={onPress === undefined} {...(onPress && { onPress })} />
}
