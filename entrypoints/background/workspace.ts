import { findTab, focusTab, openTab } from '#lib/platform/tabs.ts'

const WORKSPACE = 'panel.html'

/** Goes to the workspace that is open in a tab, or opens one. */
export async function openWorkspace(): Promise<void> {
  const open = await findTab(WORKSPACE)
  if (open === undefined) await openTab(WORKSPACE)
  else await focusTab(open)
}
