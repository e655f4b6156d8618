import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { QuickSkeleton } from '#components/quick/QuickSkeleton.tsx'
import { Button } from '#components/ui/Button.tsx'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'
import { type ProfileView, profileView, type SessionView } from '#lib/session/session-view.ts'
import { dismissProblem, problemBeside, useProblem } from '#lib/stores/problem-store.ts'
import { setTrouble, showOptions, showWorkspace, trySandbox, useSession } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'
import { PopupBar } from './PopupBar.tsx'
import { DamageNotice, FaultMark, FirstRunChoice } from './rare-parts.ts'
import { TokenBlock } from './TokenBlock.tsx'

/** Below the token, and loaded after it: the catalogue is not needed for the first paint. */
const QuickRequest = lazy(() => import('./QuickRequest.tsx'))

export function App(): ReactNode {
  const session = useSession()
  const last = useProblem((state) => state.problem)
  const view = profileView(session, undefined)
  const problem = last && problemBeside(last, view?.profile.id, (id) => profileName(session, id))
  useToldOnce(view?.token.problem)
  const faulty = view?.profile.environment === 'sandbox' ? session.sandboxTrouble : undefined
  return (
    <>
      <PopupBar view={view} />
      {faulty && (
        <Suspense>
          <FaultMark trouble={faulty} onTrouble={(trouble) => void setTrouble(trouble)} />
        </Suspense>
      )}
      {session.troubles.length > 0 && (
        <Suspense>
          <DamageNotice troubles={session.troubles} onSettings={() => void showOptions()} />
        </Suspense>
      )}
      {problem && problem.message !== view?.token.problem && (
        <ErrorBanner
          code={problem.code}
          message={problem.message}
          onClose={dismissProblem}
          onReload={() => location.reload()}
        />
      )}
      {session.known && view === undefined ? (
        <Empty damaged={session.troubles.some(({ record, kind }) => record === 'profiles' && kind === 'damaged')} />
      ) : (
        <Daily view={view} />
      )}
    </>
  )
}

const profileName = ({ profiles }: SessionView, id: string): string | undefined =>
  profiles.find(({ profile }) => profile.id === id)?.profile.name

/** Where profiles cannot be read there may be some: nobody should begin anew for that. */
function Empty({ damaged }: { readonly damaged: boolean }): ReactNode {
  if (damaged) return <main />
  return (
    <main className="popup-block">
      <p>{t('No profile yet. A profile is one key and where it is used.')}</p>
      <Suspense>
        <FirstRunChoice onTrySandbox={trySandbox} onAddKey={() => void showOptions()} />
      </Suspense>
    </main>
  )
}

/** What the token block has said is not said again above it once the block has moved on. */
function useToldOnce(told: string | undefined): void {
  useEffect(() => {
    return () => {
      if (told !== undefined && useProblem.getState().problem?.message === told) dismissProblem()
    }
  }, [told])
}

/** Opening another page closes the popup: the browser does it as soon as that page has the focus. */
function Daily({ view }: { readonly view: ProfileView | undefined }): ReactNode {
  return (
    <main>
      <TokenBlock view={view} />
      {canAsk(view) && (
        <Suspense fallback={<QuickSkeleton />}>
          <QuickRequest view={view} />
        </Suspense>
      )}
      <footer className="popup-foot">
        <Button disabled={!view} onPress={() => void showWorkspace()}>
          {t('Open workspace')}
        </Button>
        <span className="muted small">{t('DevTools: F12 › Signet')}</span>
      </footer>
    </main>
  )
}

/** A profile without its key gets no further than the field that asks for it. */
const canAsk = (view: ProfileView | undefined): boolean => view?.token.phase !== 'needs-secret'
