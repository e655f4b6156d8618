import { create } from 'zustand'
import { call } from '#lib/messaging/client.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

/** The request being written as others may have it: only the background knows what in it is a secret. */
export const useShareable = create<{ readonly draft: RequestDraft | undefined }>(() => ({ draft: undefined }))

let newest: RequestDraft | undefined

/** Asks anew. Until the answer is here the one before stays, and it stays where none comes. */
export async function shareDraft(draft: RequestDraft): Promise<void> {
  newest = draft
  const shareable = await call('draft.redact', draft).catch(() => undefined)
  if (newest === draft && shareable !== undefined) useShareable.setState({ draft: shareable })
}
