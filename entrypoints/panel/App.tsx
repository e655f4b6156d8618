import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'
import { dismissProblem, useProblem } from '#lib/stores/problem-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { Explore } from './Explore.tsx'
import { ProductionQuestion } from './ProductionQuestion.tsx'
import { SecretStrip } from './SecretStrip.tsx'
import { TopBar } from './TopBar.tsx'

export function App(): ReactNode {
  const problem = useProblem((state) => state.problem)
  const open = useWorkspace((state) => state.page !== undefined)
  return (
    <CSPProvider disableStyleElements>
      <TopBar />
      <SecretStrip />
      {problem && <ErrorBanner {...problem} onClose={dismissProblem} />}
      {/* Nothing can be typed before it is known what was typed the last time. */}
      {open ? <Explore /> : <main className="explore" aria-busy />}
      <ProductionQuestion />
    </CSPProvider>
  )
}
