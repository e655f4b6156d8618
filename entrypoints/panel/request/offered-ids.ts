import type { Suggestion } from '#components/ui/SuggestField.tsx'
import { profileView } from '#lib/session/session-view.ts'
import { NO_IDS, offered, useKnownIds } from '#lib/stores/known-id-store.ts'
import { useSession } from '#lib/stores/session-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { useChosenProfile } from '../chosen-profile.ts'

/** What an id field of a kind offers: the ids that the calls of the chosen profile held, newest first. */
export function useOfferedIds(): (kind: string) => readonly Suggestion[] {
  const profileId = useChosenProfile()?.profile.id ?? ''
  const ids = useKnownIds(({ byProfile }) => byProfile[profileId] ?? NO_IDS)
  return (kind) => offered(ids, kind)
}

/** The one of a kind that was seen last. */
export function newestId(kind: string): string | undefined {
  const profileId = profileView(useSession.getState(), useWorkspace.getState().profileId)?.profile.id ?? ''
  const ids = useKnownIds.getState().byProfile[profileId] ?? NO_IDS
  return ids.find((one) => one.kind === kind)?.id
}

/** What people call the thing of an id, where this session's calls told. */
export function useIdLabels(): (id: string) => string | undefined {
  const profileId = useChosenProfile()?.profile.id ?? ''
  const ids = useKnownIds(({ byProfile }) => byProfile[profileId] ?? NO_IDS)
  return (id) => ids.find((one) => one.id === id && one.label !== '')?.label
}
