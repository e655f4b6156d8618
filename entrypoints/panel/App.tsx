import { CSPProvider } from '@base-ui/react/csp-provider'
import type { ReactNode } from 'react'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { Explore } from './Explore.tsx'
import { Notices } from './Notices.tsx'
import { ProductionQuestion } from './ProductionQuestion.tsx'
import { Strips } from './Strips.tsx'
import { TokenTab } from './TokenTab.tsx'
import { TopBar } from './TopBar.tsx'
import { TabPanel } from './WorkspaceTabs.tsx'

export function App(): ReactNode {
  const { page, tab } = useWorkspace()
  const open = page !== undefined
  return (
    <CSPProvider disableStyleElements>
      <TopBar />
      <Strips />
      <Notices />
      {/* Nothing can be typed before it is known what was typed the last time. */}
      <main className="workspace" aria-busy={!open || undefined}>
        <TabPanel tab="explore">{open && <Explore />}</TabPanel>
        <TabPanel tab="token">{tab === 'token' && <TokenTab />}</TabPanel>
      </main>
      <ProductionQuestion />
    </CSPProvider>
  )
}
