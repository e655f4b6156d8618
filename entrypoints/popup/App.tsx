import { Settings } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { QuickSkeleton } from '#components/quick/QuickSkeleton.tsx'
import { FirstRunChoice } from '#components/session/FirstRunChoice.tsx'
import { ProfileSelect } from '#components/session/ProfileSelect.tsx'
import { TokenPanel } from '#components/session/TokenPanel.tsx'
import { Button } from '#components/ui/Button.tsx'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'
import { type ProfileView, profileView } from '#lib/session/session-view.ts'
import { needsNetwork } from '#lib/signet/profile.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { clearCopyNotice, copyToken, useCopy } from '#lib/stores/copy-store.ts'
import { dismissProblem, useProblem } from '#lib/stores/problem-store.ts'
import {
  chooseDefaultProfile,
  renewToken,
  replaceSecret,
  showOptions,
  showWorkspace,
  trySandbox,
  useSession,
} from '#lib/stores/session-store.ts'

/** Below the token, and loaded after it: the catalogue is not needed for the first paint. */
const QuickRequest = lazy(() => import('./QuickRequest.tsx'))

export function App(): ReactNode {
  const session = useSession()
  const problem = useProblem((state) => state.problem)
  const view = profileView(session, undefined)
  const empty = session.known && view === undefined
  return (
    <>
      <header className="popup-bar" data-environment={view?.profile.environment}>
        <div className="grow">
          {empty ? (
            <h1>Signet Explorer</h1>
          ) : (
            <>
              <h1 className="unseen">Signet Explorer</h1>
              <ProfileSelect profiles={session.profiles} chosen={view?.profile} onChoose={choose} />
            </>
          )}
        </div>
        <Button kind="quiet" label="Settings" icon={<Settings size={15} />} onPress={leaveFor(showOptions)} />
      </header>
      {problem && problem.message !== view?.token.problem && <ErrorBanner {...problem} onClose={dismissProblem} />}
      {empty ? (
        <main className="popup-block">
          <p>No profile yet: one key and where it is used.</p>
          <FirstRunChoice onTrySandbox={trySandbox} onAddKey={leaveFor(showOptions)} />
        </main>
      ) : (
        <Daily view={view} />
      )}
    </>
  )
}

function Daily({ view }: { readonly view: ProfileView | undefined }): ReactNode {
  return (
    <main>
      <Token view={view} />
      {view?.token.phase !== 'needs-secret' && (
        <div className="popup-block popup-quick">
          <Suspense fallback={<QuickSkeleton />}>
            <QuickRequest view={view} />
          </Suspense>
        </div>
      )}
      <footer className="popup-foot">
        <Button disabled={!view} onPress={leaveFor(showWorkspace)}>
          Open workspace
        </Button>
        <span className="muted small">DevTools: F12 › Signet</span>
      </footer>
    </main>
  )
}

function Token({ view }: { readonly view: ProfileView | undefined }): ReactNode {
  const { now, online } = useClock()
  const { copying, notice } = useCopy()
  const id = view?.profile.id ?? ''
  return (
    <div className="popup-block">
      <TokenPanel
        view={view}
        now={now}
        offline={!online && view !== undefined && needsNetwork(view.profile)}
        copying={copying}
        notice={notice}
        onCopy={() => void copyToken(id)}
        onRenew={() => void renewToken(id)}
        onSecret={(credentials) => replaceSecret(id, credentials)}
        onReplaceSecret={leaveFor(showOptions)}
      />
    </div>
  )
}

function choose(profileId: string): void {
  clearCopyNotice()
  void chooseDefaultProfile(profileId)
}

/** Opens another page. The browser closes the popup itself once that page has the focus. */
function leaveFor(open: () => Promise<unknown>): () => void {
  return () => void open()
}
