import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { dotOf } from '#components/session/ProfileSelect.tsx'
import { Chip } from '#components/ui/Chip.tsx'
import { Menu, type MenuItem } from '#components/ui/Menu.tsx'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import './send-with.css'

interface SendWithProps {
  /** The profiles beside the one that Send sends with. */
  readonly others: readonly Profile[]
  readonly kind: 'primary' | 'production'
  readonly disabled: boolean
  readonly onSend: (profileId: string) => void
}

/** Sends the same request once under another profile. Not there where there is no other. */
export function SendWith({ others, kind, disabled, onSend }: SendWithProps): ReactNode {
  if (others.length === 0) return null
  return (
    <Menu
      label={t('Send with…')}
      items={others.map(itemOf)}
      icon={<ChevronDown size={14} aria-hidden />}
      iconOnly
      className={`button button-${kind} send-with`}
      disabled={disabled}
      onChoose={onSend}
    />
  )
}

function itemOf(profile: Profile): MenuItem {
  return {
    id: profile.id,
    label: profile.name,
    before: <span className={`dot dot-${dotOf(profile)}`} />,
    after: (
      <>
        <Chip kind={profile.environment} />
        {profile.plainHttp && <Chip kind="plain-http" />}
      </>
    ),
  }
}
