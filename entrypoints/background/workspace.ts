import { focusTab, openTab, tabIsOpen } from '#lib/platform/tabs.ts'

/** The workspace's tab, as far as this life of the background knows: a second one does no harm. */
let workspaceTab: number | undefined

/** Opens the workspace in a tab, or goes to the one that is open. */
export async function openWorkspace(): Promise<void> {
  if (workspaceTab !== undefined && (await tabIsOpen(workspaceTab))) await focusTab(workspaceTab)
  else workspaceTab = await openTab('panel.html')
}
