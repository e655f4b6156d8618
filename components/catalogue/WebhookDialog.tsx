import { type ReactNode, useId, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import { t } from '#lib/text.ts'
import '#components/ui/dialog.css'
import type { Webhook } from '#lib/signet/catalogue/links.ts'

interface WebhookDialogProps {
  readonly webhook: Webhook
  readonly onClose: () => void
}

/** What is known of an event, and what is not. */
export function WebhookDialog({ webhook, onClose }: WebhookDialogProps): ReactNode {
  const id = useId()
  const close = useRef<HTMLButtonElement>(null)
  const dialog = useModal(close)
  const { name, description, body, incomplete, sourceRef } = webhook
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={onClose}>
      <h2 id={id}>{name}</h2>
      <div className="dialog-text">
        <p>{description}</p>
        {body !== '' && <p>{body}</p>}
        {incomplete && (
          <p>{t('No example of a real event is published: write your receiver so that it takes any body.')}</p>
        )}
        {sourceRef !== '' && <p className="muted">{t('Known from {source}', { source: sourceRef })}</p>}
      </div>
      <div className="dialog-buttons">
        <Button ref={close} onPress={onClose}>
          {t('Close')}
        </Button>
      </div>
    </dialog>
  )
}
