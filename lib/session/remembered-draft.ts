import type { Redactor } from '#lib/signet/redaction/redact.ts'
import { keepableDraft } from '#lib/signet/request/keepable-draft.ts'
import type { RequestDraft, Row } from '#lib/signet/request/request.ts'

/** A hundred sends are remembered in 10 MB, beside everything else. */
const LONGEST_BODY = 16_384

/** What was typed for a send, as it is remembered with it: redacted. Undefined for one with a very long body. */
export function rememberedDraft(draft: RequestDraft, redactor: Redactor): RequestDraft | undefined {
  if (draft.body.length > LONGEST_BODY) return undefined
  // By the name that it stands under as well: `access_token` holds a secret, whatever it looks like.
  const value = (name: string, typed: string) => redactor.headers([[name, typed]])[0]?.[1] ?? ''
  // A name as well: a header that was pasted whole into the name's field holds its value.
  const row = (typed: Row): Row => ({
    ...typed,
    name: redactor.text(typed.name),
    value: value(typed.name, typed.value),
  })
  const kept = keepableDraft(draft)
  const pathValues = Object.entries(kept.pathValues).map(([name, typed]) => [redactor.text(name), value(name, typed)])
  return {
    ...kept,
    method: redactor.text(kept.method),
    path: redactor.text(kept.path),
    pathValues: Object.fromEntries(pathValues),
    query: kept.query.map(row),
    headers: kept.headers.map(row),
    body: redactor.text(kept.body),
  }
}
