import { type ProfileView, profileView } from '#lib/session/session-view.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'

/** This page's own choice of a profile, or what stands in for it. */
export function useChosenProfile(): ProfileView | undefined {
  const profileId = useWorkspace((state) => state.profileId)
  return profileView(useSession(), profileId)
}
