import { type ReactNode, type Ref, useState } from 'react'
import { SecretField } from '#components/ui/SecretField.tsx'
import { type PassphraseStrength, passphraseStrength } from '#lib/signet/profile/passphrase.ts'
import { t } from '#lib/text.ts'
import './passphrase.css'

interface PassphraseFieldProps {
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  /** For a passphrase that is being made up: says what it is worth while it is typed. */
  readonly fresh: boolean
  readonly error?: string | undefined
  readonly onInput?: () => void
}

/** What is typed stays in the browser's input: only what it is worth is kept here. */
export function PassphraseField({ ref, label, fresh, error, onInput }: PassphraseFieldProps): ReactNode {
  const [strength, setStrength] = useState<PassphraseStrength>()
  return (
    <div
      className="passphrase"
      onInput={({ target }) => {
        if (fresh && target instanceof HTMLInputElement) setStrength(judge(target.value))
      }}
    >
      <SecretField
        ref={ref}
        label={label}
        error={error}
        showable={fresh}
        hint={fresh && <Hint strength={strength} inWords={error === undefined} />}
        onInput={onInput ?? ignore}
      />
    </div>
  )
}

const ignore = (): void => undefined

const judge = (typed: string): PassphraseStrength | undefined => (typed === '' ? undefined : passphraseStrength(typed))

const ADVICE = t('Four or five unrelated words, 12 characters at least. It is stored nowhere and cannot be recovered.')

interface HintProps {
  readonly strength: PassphraseStrength | undefined
  /** An error says it already. */
  readonly inWords: boolean
}

function Hint({ strength, inWords }: HintProps): ReactNode {
  const level = strength === undefined ? 'none' : !strength.accepted ? 'low' : strength.share < 1 ? 'fair' : 'high'
  return (
    <>
      <span className="strength" aria-hidden>
        <span className={`strength-${level}`} style={{ width: `${Math.round((strength?.share ?? 0) * 100)}%` }} />
      </span>
      {inWords && (strength?.word ?? ADVICE)}
    </>
  )
}

/** What is wrong with a passphrase before it goes anywhere; undefined for one that may. */
export function passphraseObjection(typed: string, fresh: boolean): string | undefined {
  if (typed === '')
    return fresh ? t('Make up a passphrase: it is what protects the secret.') : t('Enter the passphrase.')
  const strength = fresh ? passphraseStrength(typed) : undefined
  return strength === undefined || strength.accepted ? undefined : `${strength.word}.`
}
