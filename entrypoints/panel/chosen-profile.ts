import { type ProfileView, profileView } from '#lib/session/session-view.ts'
import { clearCopyNotice } from '#lib/stores/copy-store.ts'
import { dropInterruption } from '#lib/stores/interruption-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { chooseProfile, useWorkspace } from '#lib/stores/workspace-store.ts'

/** This page's own choice of a profile, or what stands in for it. */
export function useChosenProfile(): ProfileView | undefined {
  const profileId = useWorkspace((state) => state.profileId)
  return profileView(useSession(), profileId)
}

/** What was told or asked for was about the profile before. */
export function changeProfile(profileId: string): void {
  clearCopyNotice()
  dropInterruption()
  chooseProfile(profileId)
}
