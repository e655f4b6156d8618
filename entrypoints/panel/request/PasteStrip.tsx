import type { ReactNode } from 'react'
import { PasteNote } from '#components/request/PasteNote.tsx'
import { parsePasted } from '#lib/interchange/parse-pasted.ts'
import { pastedDraft } from '#lib/interchange/pasted.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useDraft } from '#lib/stores/draft-store.ts'
import { dropPasteNote, openPasted, pasteAddress, usePaste } from '#lib/stores/paste-store.ts'
import { useChosenProfile } from '../chosen-profile.ts'

/** Opens the request in a pasted text, and says whether there was one: a cURL command, a ticket, a `.http` file. */
export function pasteRequest(text: string, profile: Profile | undefined): boolean {
  const pasted = profile && parsePasted(text)
  if (pasted === undefined || profile === undefined) return false
  const { draft, ...note } = pastedDraft(pasted, profile, useCatalogue.getState().catalogue.operations)
  openPasted(draft, note)
  return true
}

/** What was pasted and is not in the request. */
export function PasteStrip(): ReactNode {
  const note = usePaste((state) => state.note)
  const profile = useChosenProfile()?.profile
  if (note === undefined) return null
  return (
    <PasteNote
      {...note}
      profileName={profile?.name}
      onOwnAddress={() => takeHostOut(profile)}
      onClose={dropPasteNote}
    />
  )
}

function takeHostOut(profile: Profile | undefined): void {
  const { path } = useDraft.getState().draft
  dropPasteNote()
  if (URL.canParse(path)) pasteAddress(new URL(path).pathname, profile)
}
