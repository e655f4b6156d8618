import type { ReactNode } from 'react'
import { type StripTab, TabStrip } from '#components/request/TabStrip.tsx'
import type { RequestTab } from '#lib/messaging/contract.ts'
import { type Catalogue, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useDraft } from '#lib/stores/draft-store.ts'
import { closeTab, goToTab, openTab, reopenTab, useClosedTabs } from '#lib/stores/tab-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { leadTo } from '../lead-focus.ts'

/** The open requests, where there is more than one. */
export function RequestStrip(): ReactNode {
  const tabs = useWorkspace((state) => state.tabs)
  const activeTab = useWorkspace((state) => state.activeTab)
  const draft = useDraft((state) => state.draft)
  const { catalogue } = useCatalogue()
  const hasClosed = useClosedTabs(({ closed }) => closed.length > 0)
  if (tabs.length === 1 && !hasClosed) return null
  const shown = tabs.map((tab) => shownTab(tab.id === activeTab ? { ...tab, draft } : tab, catalogue))
  return (
    <TabStrip
      tabs={shown}
      active={activeTab}
      onShow={goToTab}
      onClose={closeTab}
      onNew={() => leadTo('address', openTab)}
      onReopen={hasClosed ? () => leadTo('openRequest', reopenTab) : undefined}
    />
  )
}

function shownTab({ id, draft: { method, path, operationId } }: RequestTab, catalogue: Catalogue): StripTab {
  const parts = path.split('/').filter((part) => part !== '' && !/^v\d+$/.test(part))
  const summary = operationById(operationId, catalogue)?.summary
  return {
    id,
    method,
    title: parts.slice(-2).join('/'),
    about: [summary, path && `${method} ${path}`].filter(Boolean).join('\n'),
  }
}
