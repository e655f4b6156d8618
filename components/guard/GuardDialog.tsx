import { type ReactNode, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { rich } from '#components/ui/rich.tsx'
import { useModal } from '#components/ui/use-modal.ts'
import type { ProductionObjection } from '#lib/signet/request/objections.ts'
import { t } from '#lib/text.ts'
import '#components/ui/dialog.css'
import '#components/ui/field.css'
import './guard.css'

interface GuardDialogProps extends Pick<ProductionObjection, 'profileName' | 'method' | 'path' | 'subject'> {
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks for the profile's name before a write to Production: no press of a key or a button alone sends one. */
export function GuardDialog({ profileName, method, path, subject, onConfirm, onCancel }: GuardDialogProps): ReactNode {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const dialog = useModal(field)
  const [typed, setTyped] = useState('')
  const isSame = typed.trim() === profileName.trim()
  return (
    <dialog ref={dialog} className="dialog guard-dialog" aria-labelledby={id} onCancel={onCancel}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          if (isSame) onConfirm()
        }}
      >
        <h2 id={id}>{t('This changes data in Production')}</h2>
        <div className="dialog-text">
          <p className="mono guard-request">
            {method} {path}
          </p>
          <Subject parts={subject} />
          <p>{t('It may be billed, and there may be no way to take it back.')}</p>
          <label className="guard-name">
            <span>{rich('Type {profile} to send', { profile: <strong>{profileName}</strong> })}</span>
            <input
              ref={field}
              type="text"
              className="input"
              aria-label={t('Profile name')}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
        </div>
        <div className="dialog-buttons">
          <Button onPress={onCancel}>{t('Cancel')}</Button>
          <Button type="submit" kind="production" disabled={!isSame}>
            {t('Send {method} to Production', { method })}
          </Button>
        </div>
      </form>
    </dialog>
  )
}

/** Whom or what it changes: a path alone is the same for everybody. */
function Subject({ parts }: { readonly parts: ProductionObjection['subject'] }): ReactNode {
  if (parts.length === 0) return null
  return (
    <dl className="guard-subject" aria-label={t('What it is about')}>
      {parts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
