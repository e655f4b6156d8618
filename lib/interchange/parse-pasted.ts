import { parseCurl } from './curl.ts'
import type { PastedRequest } from './pasted.ts'
import { parseTicket } from './ticket.ts'

/** Longer texts are no request: they are pasted as they are. */
const LONGEST = 1_000_000

/** A request in a text, whatever form it has: a cURL command, a ticket, a `.http` file. Undefined for an address alone. */
export function parsePasted(text: string): PastedRequest | undefined {
  return text.length > LONGEST ? undefined : (parseCurl(text) ?? parseTicket(text))
}
