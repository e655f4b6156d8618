import { Settings } from 'lucide-react'
import { type ReactNode, Suspense } from 'react'
import { LockButton } from '#components/session/LockButton.tsx'
import { ProfileSelect } from '#components/session/ProfileSelect.tsx'
import { Button } from '#components/ui/Button.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { clearCopyNotice } from '#lib/stores/copy-store.ts'
import { dropInterruption } from '#lib/stores/interruption-store.ts'
import { dismissProblem } from '#lib/stores/problem-store.ts'
import {
  chooseDefaultProfile,
  forgetSecret,
  lockVault,
  setTrouble,
  showOptions,
  useSession,
} from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { FaultsMenu } from './rare-parts.ts'

interface PopupBarProps {
  readonly view: ProfileView | undefined
}

/** Which profile, and what is done to it as a whole. Production colours all of it. */
export function PopupBar({ view }: PopupBarProps): ReactNode {
  const { known, profiles } = useSession()
  const environment = view?.profile.environment
  return (
    <header className="popup-bar" data-environment={environment}>
      <div className="grow">
        {known && view === undefined ? (
          <h1>Signet Explorer</h1>
        ) : (
          <>
            <h1 className="unseen">Signet Explorer</h1>
            <ProfileSelect profiles={profiles} chosen={view?.profile} onChoose={choose} />
          </>
        )}
      </div>
      {environment === 'sandbox' && <Faults />}
      {view && canLock(view) && (
        <LockButton
          profile={view.profile}
          onLock={() => void lockVault()}
          onForget={() => void forgetSecret(view.profile.id)}
        />
      )}
      <Button kind="quiet" label={t('Settings')} icon={<Settings size={15} />} onPress={() => void showOptions()} />
    </header>
  )
}

function Faults(): ReactNode {
  const trouble = useSession((state) => state.sandboxTrouble)
  return (
    <Suspense>
      <FaultsMenu trouble={trouble} onTrouble={(next) => void setTrouble(next)} />
    </Suspense>
  )
}

/** A sandbox has no secret of the user's; what is locked or gone already cannot be locked. */
function canLock({ profile, token }: ProfileView): boolean {
  return profile.environment !== 'sandbox' && token.phase !== 'locked' && token.phase !== 'needs-secret'
}

/** What was told or waits is about the profile before. */
function choose(profileId: string): void {
  clearCopyNotice()
  dropInterruption()
  dismissProblem()
  void chooseDefaultProfile(profileId)
}
