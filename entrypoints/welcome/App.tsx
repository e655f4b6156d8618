import type { ReactNode } from 'react'
import { DashboardSteps } from '#components/session/DashboardSteps.tsx'
import { FirstRunChoice } from '#components/session/FirstRunChoice.tsx'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'
import { profileView } from '#lib/session/session-view.ts'
import { dismissProblem, useProblem } from '#lib/stores/problem-store.ts'
import { openForm, useProfileForm } from '#lib/stores/profile-form-store.ts'
import { trySandbox, useSession } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { ConnectForm } from '../options/ConnectForm.tsx'
import { Ready } from './Ready.tsx'

export function App(): ReactNode {
  const session = useSession()
  const problem = useProblem((state) => state.problem)
  const form = useProfileForm()
  const view = profileView(session, form.values?.id)
  const working = view?.profile.connection.state === 'connected'
  return (
    <main className="welcome">
      <header className="welcome-head">
        <img src="/icon/icon.svg" alt="" width={40} height={40} />
        <div>
          <h1>Signet Explorer</h1>
          <p className="muted">{t('Tokens that never expire on you, requests, and answers explained.')}</p>
        </div>
      </header>
      {problem && <ErrorBanner {...problem} onClose={dismissProblem} onReload={() => location.reload()} />}
      <FirstRunChoice onTrySandbox={trySandbox} onAddKey={startForm} />
      {working && <Ready view={view} />}
      {form.values && (
        <section className="welcome-key" aria-label={t('Add my key')}>
          <ConnectForm />
          <DashboardSteps />
        </section>
      )}
      <p className="welcome-note">
        {t(
          'The browser’s warning, “read and change all your data on all websites”, comes with every DevTools panel. This extension reaches Signet and your own computer, nothing else.',
        )}
      </p>
    </main>
  )
}

/** A second press loses nothing that was typed. */
function startForm(): void {
  if (useProfileForm.getState().values === undefined) openForm()
}
