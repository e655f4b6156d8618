import { useLayoutEffect } from 'react'
import { fillExampleIds } from '#lib/stores/draft-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'

/** Examples fill in their ids, but not in what would write to Production; a tab of before is judged when it is shown. */
export function useExampleIds(production: boolean): void {
  const activeTab = useWorkspace((state) => state.activeTab)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab brings another draft
  useLayoutEffect(() => fillExampleIds(!production), [production, activeTab])
}
