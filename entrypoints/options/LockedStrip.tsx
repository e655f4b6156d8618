import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { UnlockForm } from '#components/session/UnlockForm.tsx'
import { profileView } from '#lib/session/session-view.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { useInterruption } from '#lib/stores/interruption-store.ts'
import { useProfileForm } from '#lib/stores/profile-form-store.ts'
import { unlock, useSession } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { passphraseNeed } from './ConnectForm.tsx'

/** The one place of this page that unlocks, unless the open form asks for the passphrase itself. */
export function LockedStrip(): ReactNode {
  const session = useSession()
  const now = useClock((state) => state.now)
  const interruption = useInterruption((state) => state.interruption)
  const form = useProfileForm((state) => state.values)
  const edited = session.profiles.find(({ profile }) => profile.id === form?.id)
  const askedInForm = form !== undefined && passphraseNeed(form, edited, session.vault) === 'known'
  if (session.vault.state !== 'locked' || askedInForm) return null
  const whose = interruption && profileView(session, interruption.profileId)?.profile.name
  return (
    <section className="locked-strip" aria-label={t('Locked vault')}>
      <p>
        <Lock size={14} aria-hidden /> {t('The vault is locked.')}
      </p>
      <UnlockForm
        now={now}
        tryAgainAt={session.vault.tryAgainAt}
        waiting={interruption && t('{act} for {profile}', { act: interruption.what, profile: whose ?? '' })}
        onUnlock={unlock}
      />
    </section>
  )
}
