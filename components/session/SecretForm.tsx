import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import { t } from '#lib/text.ts'
import { CredentialFields, type CredentialFieldsHandle } from './CredentialFields.tsx'

interface SecretFormProps {
  readonly action: string
  /** Settles when the background has taken them, true where it has: only then are the fields emptied. */
  readonly onSubmit: (credentials: Credentials) => Promise<boolean>
  readonly onCancel?: () => void
  /** Takes the focus when it appears: for a place that the user's own act has opened. */
  readonly focus?: boolean
}

/** Key and secret for a profile that stands already. */
export function SecretForm({ action, onSubmit, onCancel, focus = false }: SecretFormProps): ReactNode {
  const fields = useRef<CredentialFieldsHandle>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (focus) fields.current?.focus()
  }, [focus])

  async function submit(): Promise<void> {
    const credentials = fields.current?.read()
    if (credentials === undefined || busy) return
    setBusy(true)
    if (await onSubmit(credentials)) fields.current?.clear()
    setBusy(false)
  }

  return (
    <form
      className="secret-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <CredentialFields ref={fields} />
      <div className="row">
        <Button type="submit" kind="primary" busy={busy}>
          {busy ? t('Connecting…') : action}
        </Button>
        {onCancel && <Button onPress={onCancel}>{t('Cancel')}</Button>}
      </div>
    </form>
  )
}
