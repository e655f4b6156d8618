import type { ReactNode } from 'react'
import { type TabItem, TabList } from '#components/ui/Tabs.tsx'
import type { WorkspaceTab } from '#lib/messaging/contract.ts'
import { showTab, useWorkspace } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'

export const TABS: readonly TabItem<WorkspaceTab>[] = [
  { id: 'explore', label: t('Explore') },
  { id: 'history', label: t('History') },
  { id: 'token', label: t('Token') },
]

const ID = 'workspace'
const panelId = (tab: WorkspaceTab): string => `${ID}-${tab}-panel`

/** The tabs of the page; they stand in the top bar, their panels below it. */
export function WorkspaceTabs(): ReactNode {
  const tab = useWorkspace((state) => state.tab)
  return <TabList id={ID} label={t('Workspace')} tabs={TABS} value={tab} onChange={showTab} panelId={panelId} />
}

interface TabPanelProps {
  readonly tab: WorkspaceTab
  readonly children: ReactNode
}

/** One tab's place. What it holds stays as it is while another tab is in front. */
export function TabPanel({ tab, children }: TabPanelProps): ReactNode {
  const isFront = useWorkspace((state) => state.tab === tab)
  return (
    <div
      role="tabpanel"
      data-area={tab === 'explore' ? undefined : ''}
      id={panelId(tab)}
      aria-labelledby={`${ID}-${tab}`}
      className={`workspace-panel workspace-${tab}`}
      hidden={!isFront}
      tabIndex={-1}
    >
      {children}
    </div>
  )
}
