import type { ReactNode } from 'react'
import { GuardSetting } from '#components/guard/GuardSetting.tsx'
import { AccessNotice } from '#components/session/AccessNotice.tsx'
import { ProfileRow } from '#components/session/ProfileRow.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { keyAge } from '#lib/signet/profile/key-age.ts'
import { allowAccess, useAccess } from '#lib/stores/access-store.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { dropInterruption, holdAct, useInterruption } from '#lib/stores/interruption-store.ts'
import { exportProfiles } from '#lib/stores/profile-file-store.ts'
import { closeForm, openForm, useProfileForm } from '#lib/stores/profile-form-store.ts'
import { openRotation, useRotation } from '#lib/stores/rotation-store.ts'
import { deleteProfile, replaceSecret, setGuard, testConnection, useSession } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { ConnectForm } from './ConnectForm.tsx'
import { Guide } from './Guide.tsx'

interface RowProps {
  readonly view: ProfileView
  /** The form stands below the row. */
  readonly edited: boolean
  readonly onClose: () => void
  /** The profile has been deleted. */
  readonly onGone: () => void
}

/** A profile's row, joined to the stores. */
export function Row({ view, edited, onClose, onGone }: RowProps): ReactNode {
  const now = useClock((state) => state.now)
  const reminderDays = useSession((state) => state.settings.keyReminderDays)
  const guided = useRotation(({ openFor }) => openFor === view.profile.id) || view.rotation !== undefined
  const { profile } = view
  const waiting = useInterruption(({ interruption }) =>
    interruption?.need === 'secret' && interruption.profileId === profile.id ? interruption.what : undefined,
  )

  const toldInForm = useProfileForm(({ values, outcome }) => values?.id === profile.id && outcome !== undefined)

  function rotate(): void {
    if (mayEnterKey(view, t('Rotate key'), rotate)) openRotation(profile.id)
  }

  return (
    <ProfileRow
      view={view}
      now={now}
      age={keyAge(profile, now, reminderDays)}
      waiting={waiting}
      toldInForm={toldInForm}
      onDismiss={dropInterruption}
      onTest={() => testConnection(profile.id)}
      onEdit={() => openForm(profile)}
      mayEnterKey={(what, go) => mayEnterKey(view, what, go)}
      onReplaceSecret={(credentials) => replaceSecret(profile.id, credentials)}
      onRotate={rotate}
      onExport={() => exportProfiles([profile])}
      onDelete={() => {
        if (useProfileForm.getState().values?.id === profile.id) closeForm()
        void deleteProfile(profile.id).then(onGone)
      }}
      notice={
        <>
          {view.access === 'withdrawn' && <Access view={view} />}
          {profile.environment === 'production' && (
            <GuardSetting profile={profile} onChange={(guard) => void setGuard(profile.id, guard)} />
          )}
        </>
      }
    >
      {edited ? (
        <div className="options-form">
          <ConnectForm onClose={onClose} />
        </div>
      ) : (
        guided && <Guide view={view} />
      )}
    </ProfileRow>
  )
}

function Access({ view: { profile } }: Pick<RowProps, 'view'>): ReactNode {
  const asking = useAccess((state) => state.asking)
  return <AccessNotice profile={profile} asking={asking} onAllow={() => void allowAccess(profile)} />
}

/** A key of the vault goes into the open vault; where the vault is gone, the form makes another. */
function mayEnterKey({ profile }: ProfileView, what: string, go: () => void): boolean {
  const { state } = useSession.getState().vault
  if (profile.keeping === 'session' || state === 'unlocked') return true
  if (state === 'locked') holdAct('passphrase', { profileId: profile.id, what, again: go })
  else openForm(profile)
  return false
}
