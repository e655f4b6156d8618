import { FlaskConical, KeyRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { t } from '#lib/text.ts'
import './first-run.css'

interface FirstRunChoiceProps {
  /** Settles when the sandbox has its token, or has failed. */
  readonly onTrySandbox: () => Promise<void>
  readonly onAddKey: () => void
}

/** The two ways to begin. */
export function FirstRunChoice({ onTrySandbox, onAddKey }: FirstRunChoiceProps): ReactNode {
  const [busy, setBusy] = useState(false)

  async function trySandbox(): Promise<void> {
    setBusy(true)
    await onTrySandbox()
    setBusy(false)
  }

  return (
    <div className="first-run-choice">
      <Button kind="primary" icon={<FlaskConical size={14} />} busy={busy} onPress={() => void trySandbox()}>
        {t('Try the sandbox')}
      </Button>
      <p className="muted">{t('A simulated Signet inside the extension: no key, no network.')}</p>
      <Button icon={<KeyRound size={14} />} onPress={onAddKey}>
        {t('Add my key')}
      </Button>
      <p className="muted">{t('Your API key and secret, with the dashboard’s steps beside the form.')}</p>
    </div>
  )
}
