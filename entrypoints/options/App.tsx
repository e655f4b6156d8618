import { type ReactNode, useEffect } from 'react'
import { SettingsSection } from '#components/session/SettingsSection.tsx'
import { TroubleNotices } from '#components/session/TroubleNotices.tsx'
import { VaultSection } from '#components/session/VaultSection.tsx'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'
import type { RecordTrouble } from '#lib/session/session-view.ts'
import { dismissProblem, useProblem } from '#lib/stores/problem-store.ts'
import { exportProfiles } from '#lib/stores/profile-file-store.ts'
import { openForm, useProfileForm } from '#lib/stores/profile-form-store.ts'
import {
  changePassphrase,
  changeSettings,
  eraseVault,
  lockVault,
  resetRecord,
  useSession,
} from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { LockedStrip } from './LockedStrip.tsx'
import { ProfileList } from './ProfileList.tsx'
import { Shortcuts } from './Shortcuts.tsx'

export function App(): ReactNode {
  const { known, profiles, troubles, settings } = useSession()
  const problem = useProblem((state) => state.problem)
  const damaged = isDamaged(troubles, 'profiles')
  const none = known && profiles.length === 0

  useEffect(() => {
    if (none && !damaged && useProfileForm.getState().values === undefined) openForm()
  }, [none, damaged])

  return (
    <main className="options">
      <header className="options-head">
        <h1>{t('Settings')}</h1>
      </header>
      {problem && <ErrorBanner {...problem} onClose={dismissProblem} onReload={() => location.reload()} />}
      <TroubleNotices
        troubles={troubles}
        onSave={none ? undefined : () => exportProfiles(profiles.map(({ profile }) => profile))}
        onStartAfresh={(record) => void resetRecord(record)}
      />
      <LockedStrip />
      <ProfileList />
      {known && (
        <>
          <Vault />
          <SettingsSection settings={settings} onChange={(change) => void changeSettings(change)} />
          <Shortcuts />
        </>
      )}
    </main>
  )
}

const isDamaged = (troubles: readonly RecordTrouble[], of: RecordTrouble['record']): boolean =>
  troubles.some(({ record, kind }) => record === of && kind === 'damaged')

function Vault(): ReactNode {
  const { vault, profiles, troubles } = useSession()
  return (
    <VaultSection
      vault={vault}
      damaged={isDamaged(troubles, 'vault')}
      holds={profiles.filter(({ profile }) => profile.keeping === 'vault').length}
      onLock={() => void lockVault()}
      onChangePassphrase={changePassphrase}
      onErase={() => void eraseVault()}
    />
  )
}
