import { type ReactNode, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { t } from '#lib/text.ts'
import { PassphraseField, passphraseObjection } from './PassphraseField.tsx'

interface ChangePassphraseProps {
  /** Returns what was wrong; undefined when it is changed. */
  readonly onChange: (from: string, to: string) => Promise<string | undefined>
  readonly onClose: () => void
}

/** The data stays as it is encrypted: only the key that wraps its key is made anew. */
export function ChangePassphrase({ onChange, onClose }: ChangePassphraseProps): ReactNode {
  const [from, to] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<{ readonly from?: string | undefined; readonly to?: string | undefined }>({})

  async function change(): Promise<void> {
    const typed = { from: from.current?.value ?? '', to: to.current?.value ?? '' }
    const objections = { from: passphraseObjection(typed.from, false), to: passphraseObjection(typed.to, true) }
    setWrong(objections)
    if (busy || objections.from !== undefined || objections.to !== undefined) return
    setBusy(true)
    const problem = await onChange(typed.from, typed.to)
    setBusy(false)
    if (problem === undefined) onClose()
    else setWrong({ from: problem })
  }

  return (
    <form
      className="vault-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void change()
      }}
    >
      <PassphraseField ref={from} label={t('Present passphrase')} fresh={false} error={wrong.from} />
      <PassphraseField ref={to} label={t('New passphrase')} fresh error={wrong.to} />
      <div className="row">
        <Button type="submit" kind="primary" busy={busy}>
          {busy ? t('Changing…') : t('Change passphrase')}
        </Button>
        <Button onPress={onClose}>{t('Cancel')}</Button>
      </div>
    </form>
  )
}
