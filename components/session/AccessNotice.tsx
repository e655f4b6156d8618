import { ShieldAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { rich } from '#components/ui/rich.tsx'
import { addressesOf, type Profile } from '#lib/signet/profile/profile.ts'
import { t } from '#lib/text.ts'
import './access.css'

interface AccessNoticeProps {
  readonly profile: Pick<Profile, 'baseUrl' | 'serviceUrls'>
  /** The browser's own question is on the screen. */
  readonly asking: boolean
  readonly onAllow: () => void
}

/** In place of what needs the network: the user has taken the profile's host back in the browser's settings. */
export function AccessNotice({ profile, asking, onAllow }: AccessNoticeProps): ReactNode {
  const hosts = [...new Set(addressesOf(profile).map((url) => new URL(url).host))].join(', ')
  return (
    <div className="access-notice">
      <ShieldAlert size={14} aria-hidden />
      <p className="grow">
        {rich('The browser no longer lets this extension reach {hosts}. Nothing can be sent.', {
          hosts: <span className="mono">{hosts}</span>,
        })}
      </p>
      <Button kind="primary" busy={asking} onPress={onAllow}>
        {t('Allow access')}
      </Button>
    </div>
  )
}
