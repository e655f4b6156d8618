/**
 * What Signet's sources leave open and the sandbox had to decide. Nothing here is Signet's word: the catalogue marks
 * the answers that rest on it as undocumented. What is documented stands in the catalogue and not here.
 *
 * Decided elsewhere, beside what it decides: a spent refresh token kills its family, and the access tokens of that
 * family with it (`token-families.ts`); lists are newest first (`pages.ts`); an intent is closed when its `expiresAt`
 * has passed, and payments must carry the DID of a client that is enrolled (`mandates.ts`).
 */
import type { Reason } from './records.ts'

const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const TOKEN_LIFE_MS = HOUR_MS
export const REFRESH_LIFE_MS = 24 * HOUR_MS

/** The one scope that the guide's sample shows. */
export const SCOPE = 'development'

/** With the limit switched on: this many calls in this time, token calls included. */
export const LIMIT_CALLS = 100
export const LIMIT_WINDOW_MS = 60_000

/** How long a mandate stands that does not say. The sample of a cart has one day. */
export const MANDATE_LIFE_MS = 24 * HOUR_MS

/** Where addresses are: the ranges reserved for documentation. Every other address is nowhere. */
const PLACES = [
  { prefix: '192.0.2.', country: 'Germany', city: 'Berlin' },
  { prefix: '198.51.100.', country: 'France', city: 'Paris' },
] as const

export function placeOf(ip: string): { readonly country: string; readonly city: string } | undefined {
  return PLACES.find(({ prefix }) => ip.startsWith(prefix) && Number(ip.slice(prefix.length)) <= 255)
}

/** The older form has a text where the newer has reasons. Category and severity of such a text are ours. */
export function reasonsOfText(text: string): Reason[] {
  return [{ category: 'POLICY_VIOLATION', severity: 'MEDIUM', note: text }]
}

export function textOfReasons(reasons: readonly Reason[]): string {
  return reasons.map(({ category, severity, note }) => note ?? `${category} (${severity})`).join('; ')
}

/** A DID has the form of did:key with an Ed25519 key, but no private key exists: the sandbox never signs with it. */
export function madeKeyPair(bytes: Uint8Array): { readonly userDid: string; readonly publicKey: string } {
  return {
    userDid: `did:key:z${base58(Uint8Array.from([0xed, 0x01, ...bytes]))}`,
    publicKey: btoa(String.fromCharCode(...bytes)),
  }
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function base58(bytes: Uint8Array): string {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let text = ''
  for (; rest > 0n; rest /= 58n) text = `${BASE58[Number(rest % 58n)]}${text}`
  return text
}
