import { create } from 'zustand'
import { useDraft } from './draft-store.ts'

/** What became of a request that was pasted, where that is not all of it. */
interface PasteNote {
  /** What was changed or left out, a sentence each. */
  readonly told: readonly string[]
  /** A host that is none of the profile's. */
  readonly foreignHost: string | undefined
}

export const usePaste = create<{ readonly note: PasteNote | undefined }>(() => ({ note: undefined }))

/** Nothing is shown where there is nothing to tell. */
export function tellPaste(note: PasteNote): void {
  usePaste.setState({ note: note.told.length === 0 && note.foreignHost === undefined ? undefined : note })
}

export const dropPasteNote = (): void => usePaste.setState({ note: undefined })

// It is about the request that was pasted, and about no other.
useDraft.subscribe((now, before) => {
  if (now.draft.operationId !== before.draft.operationId && usePaste.getState().note !== undefined) dropPasteNote()
})
