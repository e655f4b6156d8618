import { type ReactNode, useId } from 'react'
import { PROFILE_COLOURS, type ProfileColour } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import './passphrase.css'

interface ColourChoiceProps {
  readonly colour: ProfileColour
  readonly onColour: (colour: ProfileColour) => void
}

const WORDS = {
  blue: t('blue'),
  teal: t('teal'),
  green: t('green'),
  violet: t('violet'),
  pink: t('pink'),
  grey: t('grey'),
} as const satisfies Record<ProfileColour, string>

/** The dot beside a profile's name. */
export function ColourChoice({ colour, onColour }: ColourChoiceProps): ReactNode {
  const name = useId()
  return (
    <div className="keeping" role="radiogroup" aria-labelledby={`${name}-legend`}>
      <span id={`${name}-legend`} className="field-label">
        {t('Colour')}
      </span>
      <div className="colours">
        {PROFILE_COLOURS.map((one) => (
          <label key={one} className="colour" title={WORDS[one]}>
            <input
              type="radio"
              name={name}
              autoComplete="off"
              aria-label={WORDS[one]}
              checked={one === colour}
              onChange={() => onColour(one)}
            />
            <span className={`dot dot-${one}`} aria-hidden />
          </label>
        ))}
      </div>
    </div>
  )
}
