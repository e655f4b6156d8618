import type { ReactNode } from 'react'
import { Chip } from '#components/ui/Chip.tsx'
import { Select } from '#components/ui/Select.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import type { Environment, Profile } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import './session.css'

interface ProfileSelectProps {
  readonly profiles: readonly ProfileView[]
  readonly chosen: Profile | undefined
  /** It is known that there is none. */
  readonly none?: boolean
  readonly onChoose: (profileId: string) => void
}

export const ENVIRONMENT_WORDS = {
  sandbox: t('SANDBOX'),
  test: t('TEST'),
  production: t('PRODUCTION'),
} as const satisfies Record<Environment, string>

/** Which profile: its own colour (Production has one for all), its environment by word, and a mark for one whose secret travels in the open. */
export function ProfileSelect({ profiles, chosen, none, onChoose }: ProfileSelectProps): ReactNode {
  const options = profiles.map(({ profile }) => ({ value: profile.id, label: optionLabel(profile) }))
  return (
    <div className="profile-select">
      <span className={`dot dot-${dotOf(chosen)}`} />
      <Select
        label={t('Profile')}
        labelUnseen
        options={none ? [{ value: '', label: t('No profile') }] : options}
        value={chosen?.id ?? ''}
        onChange={onChoose}
        disabled={profiles.length === 0}
      />
      {chosen?.plainHttp && <Chip kind="plain-http" />}
    </div>
  )
}

/** The colour that tells a profile apart. */
export const dotOf = (profile: Profile | undefined): string =>
  profile === undefined ? 'none' : profile.environment === 'production' ? 'production' : profile.colour

function optionLabel({ name, environment }: Profile): string {
  const word = ENVIRONMENT_WORDS[environment]
  return name.toUpperCase() === word ? name : `${name} · ${word}`
}
