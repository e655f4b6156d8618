import { type ReactNode, type Ref, useId } from 'react'
import type { Keeping } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import { PassphraseField } from './PassphraseField.tsx'

/** What the vault wants of a form that is to be saved: nothing, its passphrase, or one made up for it. */
export type PassphraseNeed = 'none' | 'known' | 'fresh'

interface KeepingChoiceProps {
  readonly keeping: Keeping
  readonly passphrase: Ref<HTMLInputElement>
  readonly need: PassphraseNeed
  readonly error: string | undefined
  readonly onKeeping: (keeping: Keeping) => void
  readonly onPassphraseInput: () => void
}

const CHOICES = [
  {
    keeping: 'session',
    label: t('Until the browser closes'),
    about: t('In memory only, never on disk. Signet Explorer will not show it again: keep your own copy.'),
  },
  {
    keeping: 'vault',
    label: t('Remember on this computer'),
    about: t('On disk, encrypted with a passphrase. One passphrase for all profiles that are remembered.'),
  },
] as const

/** The two places for a secret, both in sight with what they cost. */
export function KeepingChoice({ keeping, passphrase, need, error, ...on }: KeepingChoiceProps): ReactNode {
  const id = useId()
  return (
    <div className="keeping" role="radiogroup" aria-labelledby={`${id}-legend`}>
      <span id={`${id}-legend`} className="field-label">
        {t('Keep the secret')}
      </span>
      {CHOICES.map((choice) => (
        <div key={choice.keeping} className="check">
          <input
            type="radio"
            id={`${id}-${choice.keeping}`}
            name={id}
            autoComplete="off"
            checked={keeping === choice.keeping}
            aria-describedby={`${id}-${choice.keeping}-about`}
            onChange={() => on.onKeeping(choice.keeping)}
          />
          <div>
            <label htmlFor={`${id}-${choice.keeping}`}>{choice.label}</label>
            <span id={`${id}-${choice.keeping}-about`} className="keeping-about">
              {choice.about}
            </span>
          </div>
        </div>
      ))}
      {need !== 'none' && (
        <PassphraseField
          key={need}
          ref={passphrase}
          label={t('Passphrase')}
          fresh={need === 'fresh'}
          error={error}
          onInput={on.onPassphraseInput}
        />
      )}
    </div>
  )
}
