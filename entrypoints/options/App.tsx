import { Plus } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { ProfileRow } from '#components/session/ProfileRow.tsx'
import { Button } from '#components/ui/Button.tsx'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'
import type { ProfileView } from '#lib/session/session-view.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { dismissProblem, useProblem } from '#lib/stores/problem-store.ts'
import { closeForm, openForm, useProfileForm } from '#lib/stores/profile-form-store.ts'
import { deleteProfile, replaceSecret, testConnection, useSession } from '#lib/stores/session-store.ts'
import { ConnectForm } from './ConnectForm.tsx'
import { Shortcuts } from './Shortcuts.tsx'

export function App(): ReactNode {
  const { known, profiles } = useSession()
  const problem = useProblem((state) => state.problem)
  const { values: editing, adding } = useProfileForm()
  const heading = useRef<HTMLHeadingElement>(null)
  const none = known && profiles.length === 0

  useEffect(() => {
    if (none && useProfileForm.getState().values === undefined) openForm()
  }, [none])

  /** For when what had the focus is gone: it goes on from the top. */
  const focusTop = () => heading.current?.focus()
  function close(): void {
    closeForm()
    focusTop()
  }

  return (
    <main className="options">
      <header className="options-head">
        <h1 ref={heading} tabIndex={-1}>
          Profiles
        </h1>
        <p className="muted">A profile is one key and where it is used.</p>
      </header>
      {problem && <ErrorBanner {...problem} onClose={dismissProblem} />}
      <ul className="options-list" aria-label="Profiles">
        {profiles.map((view) => (
          <Row
            key={view.profile.id}
            view={view}
            edited={!adding && editing?.id === view.profile.id}
            onClose={close}
            onGone={focusTop}
          />
        ))}
      </ul>
      {adding && (
        <section className="options-form" aria-label="New profile">
          <h2>New profile</h2>
          <ConnectForm {...(none ? {} : { onClose: close })} />
        </section>
      )}
      {editing === undefined && (
        <Button kind="primary" icon={<Plus size={14} />} disabled={!known} onPress={() => openForm()}>
          Add profile
        </Button>
      )}
      {known && <Shortcuts />}
    </main>
  )
}

interface RowProps {
  readonly view: ProfileView
  /** The form stands below the row. */
  readonly edited: boolean
  readonly onClose: () => void
  /** The profile has been deleted. */
  readonly onGone: () => void
}

function Row({ view, edited, onClose, onGone }: RowProps): ReactNode {
  const now = useClock((state) => state.now)
  const { profile } = view
  return (
    <ProfileRow
      view={view}
      now={now}
      onTest={async () => {
        await testConnection(profile.id)
      }}
      onEdit={() => openForm(profile)}
      onReplaceSecret={(credentials) => replaceSecret(profile.id, credentials)}
      onDelete={() => {
        if (useProfileForm.getState().values?.id === profile.id) closeForm()
        void deleteProfile(profile.id).then(onGone)
      }}
    >
      {edited && (
        <div className="options-form">
          <ConnectForm onClose={onClose} />
        </div>
      )}
    </ProfileRow>
  )
}
