import { lazy, type ReactNode, Suspense } from 'react'
import { Awaited } from '#components/ui/Awaited.tsx'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { Explore } from './Explore.tsx'
import { Notices } from './Notices.tsx'
import { PaletteHost } from './palette/PaletteHost.tsx'
import { GuardQuestion } from './request/GuardQuestion.tsx'
import { Strips } from './Strips.tsx'
import { TokenTab } from './TokenTab.tsx'
import { TopBar } from './TopBar.tsx'
import { TabPanel } from './WorkspaceTabs.tsx'

// With its database: not needed for the first paint.
const HistoryTab = lazy(async () => ({ default: (await import('./HistoryTab.tsx')).HistoryTab }))

export function App(): ReactNode {
  const open = useWorkspace((state) => state.page !== undefined)
  const tab = useWorkspace((state) => state.tab)
  return (
    <>
      <TopBar />
      <Strips />
      <Notices />
      {/* Nothing can be typed before it is known what was typed the last time. */}
      <main className="workspace" aria-busy={!open || undefined}>
        <TabPanel tab="explore">{open && <Explore />}</TabPanel>
        <TabPanel tab="history">
          {tab === 'history' && (
            <Suspense fallback={<Awaited>{t('Reading the history…')}</Awaited>}>
              <HistoryTab />
            </Suspense>
          )}
        </TabPanel>
        <TabPanel tab="token">{tab === 'token' && <TokenTab />}</TabPanel>
      </main>
      <GuardQuestion />
      <PaletteHost />
    </>
  )
}
