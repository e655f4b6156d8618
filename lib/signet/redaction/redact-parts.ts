import { bytesOf, charactersOf } from '../envelope/decode-body.ts'
import type { Redactor } from './redact.ts'

/** Redacts a body that is too long to be held: its parts come in, and go out a little later. */
export interface PartRedactor {
  readonly next: (part: Uint8Array) => Uint8Array<ArrayBuffer>
  /** What was held back to the end. */
  readonly rest: () => Uint8Array<ArrayBuffer>
}

/** What is redacted at once: enough that its ends cost nothing, and some milliseconds. */
const PIECE = 1_000_000
/** A piece without an end is cut at last: nothing secret is as long. */
const LONGEST_PIECE = 4 * PIECE

/**
 * Works on bytes as characters, whatever they mean: secrets are ASCII, and stand as they are in every encoding but UTF-16.
 * A piece ends where the next member or item of JSON begins, or at the end of a line, so that neither a secret nor the name
 * that tells it is cut in two.
 */
export function createPartRedactor({ text }: Pick<Redactor, 'text'>): PartRedactor {
  let held = ''
  return {
    next(part) {
      held += charactersOf(part)
      if (held.length < PIECE) return new Uint8Array()
      const end = endOfPiece(held)
      const piece = held.slice(0, end)
      held = held.slice(end)
      return bytesOf(text(piece))
    },
    rest() {
      const piece = held
      held = ''
      return bytesOf(text(piece))
    },
  }
}

/** The offset behind the last end; 0 where there is none yet. */
function endOfPiece(held: string): number {
  const end = Math.max(held.lastIndexOf(',"'), held.lastIndexOf('},'), held.lastIndexOf('\n')) + 1
  if (end > 0 || held.length < LONGEST_PIECE) return end
  const [tail = ''] = /[\w.~+/=-]*$/.exec(held.slice(-PIECE)) ?? []
  return held.length - (tail.length < PIECE ? tail.length : 0)
}
