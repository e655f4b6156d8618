import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { SecretField } from '#components/ui/SecretField.tsx'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { t } from '#lib/text.ts'
import './unlock.css'

interface UnlockFormProps {
  readonly now: EpochMs
  /** After too many wrong passphrases: when the next may be tried. */
  readonly tryAgainAt: EpochMs | undefined
  /** The act that goes on afterwards, like `Copy token`. */
  readonly waiting?: string | undefined
  /** Takes the focus when it appears and when an act begins to wait: for a place where nothing else is typed. */
  readonly focus?: boolean
  /** Returns what was wrong; undefined when the vault is open: only then is the field emptied. */
  readonly onUnlock: (passphrase: string) => Promise<string | undefined>
}

/** One passphrase opens the vault for all profiles in it. What is wrong is said at the field. */
export function UnlockForm({ now, tryAgainAt, waiting, focus = false, onUnlock }: UnlockFormProps): ReactNode {
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const pauseMs = Math.max(0, (tryAgainAt ?? 0) - now)

  useEffect(() => {
    if (focus || waiting !== undefined) field.current?.focus()
  }, [focus, waiting])

  async function submit(): Promise<void> {
    const input = field.current
    if (input === null || busy || pauseMs > 0) return
    setBusy(true)
    const problem = input.value === '' ? t('Enter the passphrase.') : await onUnlock(input.value)
    setBusy(false)
    setWrong(problem)
    if (problem === undefined) input.value = ''
    else input.select()
  }

  return (
    <form
      className="unlock"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <SecretField
        ref={field}
        label={t('Passphrase')}
        error={pauseMs > 0 ? undefined : wrong}
        hint={pauseMs > 0 ? pause(pauseMs) : waiting && t('{act} goes on when it is open.', { act: waiting })}
        onInput={() => setWrong(undefined)}
      />
      <Button type="submit" kind="primary" busy={busy} disabled={pauseMs > 0}>
        {busy ? t('Unlocking…') : t('Unlock')}
      </Button>
    </form>
  )
}

const pause = (ms: number): string =>
  t('Too many wrong passphrases. Try again in {seconds} s.', { seconds: Math.ceil(ms / 1000) })
