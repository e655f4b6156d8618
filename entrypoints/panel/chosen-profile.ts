import { type ProfileView, profileView } from '#lib/session/session-view.ts'
import { type Variables, variablesFor } from '#lib/signet/request/variable-sets.ts'
import { clearCopyNotice } from '#lib/stores/copy-store.ts'
import { dropInterruption } from '#lib/stores/interruption-store.ts'
import { dismissProblem } from '#lib/stores/problem-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { chooseProfile, useWorkspace } from '#lib/stores/workspace-store.ts'

/** This page's own choice of a profile, or what stands in for it. */
export function useChosenProfile(): ProfileView | undefined {
  const profileId = useWorkspace((state) => state.profileId)
  return profileView(useSession(), profileId)
}

/** What stands for `{{name}}` in requests of this page's profile. */
export function useVariables(): Variables {
  const sets = useSession((state) => state.settings.variables)
  return variablesFor(sets, useChosenProfile()?.profile.id ?? '')
}

/** What was told or asked for was about the profile before. */
export function changeProfile(profileId: string): void {
  clearCopyNotice()
  dropInterruption()
  dismissProblem()
  chooseProfile(profileId)
}
