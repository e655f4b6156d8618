import type { ReactNode } from 'react'
import { AccessNotice } from '#components/session/AccessNotice.tsx'
import { WaitingBar } from '#components/token/WaitingBar.tsx'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'
import { presentToken } from '#lib/signet/token/token-status.ts'
import { allowAccess, useAccess } from '#lib/stores/access-store.ts'
import { useClock } from '#lib/stores/clock-store.ts'
import { dismissProblem, problemBeside, type ShownProblem, useProblem } from '#lib/stores/problem-store.ts'
import { renewToken, useSession } from '#lib/stores/session-store.ts'
import { Taken } from './catalogue/Taken.tsx'
import { useChosenProfile } from './chosen-profile.ts'

/** What went wrong last, with the name of its profile where that is not the one on show. */
function useTold(): ShownProblem | undefined {
  const problem = useProblem((state) => state.problem)
  const profiles = useSession((state) => state.profiles)
  const chosen = useChosenProfile()?.profile.id
  const nameOf = (id: string) => profiles.find(({ profile }) => profile.id === id)?.profile.name
  return problem && problemBeside(problem, chosen, nameOf)
}

/** What stands in the way of the chosen profile, and what went wrong last, on every tab. */
export function Notices(): ReactNode {
  const problem = useTold()
  const asking = useAccess((state) => state.asking)
  const chosen = useChosenProfile()
  const now = useClock((state) => state.now)
  const token = chosen && presentToken(chosen.token, now)
  // A bar above says the same, and for as long as it is so.
  const isTold = (token?.phase === 'waiting' || token?.phase === 'rejected') && problem?.message === token.problem
  return (
    <>
      {chosen?.access === 'withdrawn' && (
        <AccessNotice profile={chosen.profile} asking={asking} onAllow={() => void allowAccess(chosen.profile)} />
      )}
      {chosen && token?.phase === 'waiting' && (
        <WaitingBar token={token} now={now} onTryAgain={() => void renewToken(chosen.profile.id)} />
      )}
      <Taken />
      {problem && !isTold && (
        <ErrorBanner
          code={problem.code}
          message={problem.message}
          onClose={dismissProblem}
          onReload={() => location.reload()}
        />
      )}
    </>
  )
}
