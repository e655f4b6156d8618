import { Copy, LockKeyhole, Settings, SquareChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProfileSelect } from '#components/session/ProfileSelect.tsx'
import { TokenStatus } from '#components/session/TokenStatus.tsx'
import { Button } from '#components/ui/Button.tsx'
import { Notice } from '#components/ui/Notice.tsx'
import { needsNetwork } from '#lib/signet/profile/profile.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { copyToken, useCopy } from '#lib/stores/copy-store.ts'
import { openPalette } from '#lib/stores/palette-store.ts'
import { lockVault, showOptions, useSession } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { changeProfile, useChosenProfile } from './chosen-profile.ts'
import { KEYS } from './palette/key-names.ts'
import { WorkspaceTabs } from './WorkspaceTabs.tsx'
import './topbar.css'

/** Profile and token, on every tab of the page. Production colours the whole of it. */
export function TopBar(): ReactNode {
  const profiles = useSession((state) => state.profiles)
  const unlocked = useSession((state) => state.vault.state === 'unlocked')
  const none = useSession(({ known, profiles: { length } }) => known && length === 0)
  const chosen = useChosenProfile()
  const { now, online } = useClock()
  const { copying, notice } = useCopy()
  return (
    <header data-area className="topbar" data-environment={chosen?.profile.environment}>
      <h1 className="unseen">Signet Explorer</h1>
      <ProfileSelect profiles={profiles} chosen={chosen?.profile} none={none} onChoose={changeProfile} />
      <TokenStatus
        token={chosen?.token}
        now={now}
        brief
        offline={!online && chosen !== undefined && needsNetwork(chosen.profile)}
      />
      <Button
        icon={<Copy size={14} aria-hidden />}
        disabled={chosen === undefined}
        busy={copying}
        onPress={() => chosen && void copyToken(chosen.profile.id)}
      >
        <span className="bar-label">{t('Copy token')}</span>
      </Button>
      <WorkspaceTabs />
      <div className="grow topbar-notice">
        <Notice text={notice?.text} plain={!notice?.done} />
      </div>
      <div className="topbar-end">
        {chosen?.profile.keeping === 'vault' && unlocked && (
          <Button kind="quiet" icon={<LockKeyhole size={14} aria-hidden />} onPress={() => void lockVault()}>
            <span className="bar-label">{t('Lock')}</span>
          </Button>
        )}
        <Button
          kind="quiet"
          label={t('Command palette ({keys})', { keys: KEYS.palette })}
          icon={<SquareChevronRight size={15} aria-hidden />}
          onPress={openPalette}
        />
        <Button
          kind="quiet"
          label={t('Settings')}
          icon={<Settings size={15} aria-hidden />}
          onPress={() => void showOptions()}
        />
      </div>
    </header>
  )
}
