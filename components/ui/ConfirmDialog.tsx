import { type ReactNode, useId, useRef } from 'react'
import { t } from '#lib/text.ts'
import { Button } from './Button.tsx'
import { useModal } from './use-modal.ts'
import './dialog.css'

interface ConfirmDialogProps {
  readonly title: string
  /** What will happen, named. */
  readonly children: ReactNode
  readonly confirm: string
  readonly kind?: 'primary' | 'danger' | 'production'
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/**
 * Asks before something that cannot be taken back. Shown while it is rendered. The focus starts on Cancel, so that
 * Enter alone confirms nothing. The pages' policy blocks `window.confirm`; this is the browser's own modal dialog.
 */
export function ConfirmDialog({
  title,
  children,
  confirm,
  kind = 'danger',
  onConfirm,
  onCancel,
}: ConfirmDialogProps): ReactNode {
  const id = useId()
  const cancel = useRef<HTMLButtonElement>(null)
  const dialog = useModal(cancel)

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={onCancel}>
      <h2 id={id}>{title}</h2>
      <div className="dialog-text">{children}</div>
      <div className="dialog-buttons">
        <Button ref={cancel} onPress={onCancel}>
          {t('Cancel')}
        </Button>
        <Button kind={kind} onPress={onConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  )
}
