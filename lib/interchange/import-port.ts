import { asAppError } from '#lib/errors.ts'
import type { Fields } from '#lib/signet/json/untyped.ts'
import { foreignReferences, parseOpenApi } from './openapi-text.ts'

/** What the Worker that reads files answers. */
export type ImportReply =
  | { readonly ok: true; readonly document: Fields; readonly foreign: readonly string[] }
  /** The message is put into words by the page (`said`). */
  | { readonly ok: false; readonly message: string }

/** Reads a file's text. Never throws: what is wrong with it is an answer. */
export function readImport(text: string): ImportReply {
  try {
    const document = parseOpenApi(text)
    return { ok: true, document, foreign: foreignReferences(document) }
  } catch (thrown) {
    return { ok: false, message: asAppError(thrown).message }
  }
}
