import { create } from 'zustand'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { openDraft, typeUrl, useDraft } from './draft-store.ts'
import { leaveProblems } from './problem-walk-store.ts'
import { showExchange } from './workspace-store.ts'

/** What became of a request that was pasted, where that is not all of it. */
interface PasteNote {
  /** What was changed or left out, a sentence each. */
  readonly told: readonly string[]
  /** A host that is none of the profile's. */
  readonly foreignHost: string | undefined
}

export const usePaste = create<{ readonly note: PasteNote | undefined }>(() => ({ note: undefined }))

/** Opens a whole request that was pasted. The answer to the one before is none of its, and goes to the history. */
export function openPasted(draft: RequestDraft, note: PasteNote): void {
  openDraft(draft)
  showExchange(undefined)
  tellPaste(note)
}

/** Another address for the present request: what was wrong with the one before is no longer led to. */
export function pasteAddress(text: string, profile: Profile | undefined): void {
  leaveProblems()
  typeUrl(text, profile, true)
}

/** Nothing is shown where there is nothing to tell. */
function tellPaste(note: PasteNote): void {
  usePaste.setState({ note: note.told.length === 0 && note.foreignHost === undefined ? undefined : note })
}

export const dropPasteNote = (): void => usePaste.setState({ note: undefined })

// It is about the request that was pasted, and about no other.
useDraft.subscribe((now, before) => {
  if (now.draft.operationId !== before.draft.operationId && usePaste.getState().note !== undefined) dropPasteNote()
})
