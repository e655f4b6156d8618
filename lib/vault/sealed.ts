import { fromBase64, toBase64 } from './base64.ts'

/** Something encrypted with AES-256-GCM, in base64. The IV is 96 bits and random, made anew for every sealing. */
export interface Sealed {
  readonly iv: string
  readonly data: string
}

const IV_BYTES = 12

/**
 * Encrypts a text.
 *
 * @param header What it is and whose. Not stored with it: it opens under the same header alone, so that nothing can be
 * put in the place of something else.
 */
export async function seal(text: string, key: CryptoKey, header: readonly string[]): Promise<Sealed> {
  const iv = randomBytes(IV_BYTES)
  const plain = new TextEncoder().encode(text)
  const data = await crypto.subtle.encrypt(gcm(iv, header), key, plain)
  plain.fill(0)
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) }
}

/** Undefined where it was sealed with another key or under another header, or was changed since. */
export async function open(sealed: Sealed, key: CryptoKey, header: readonly string[]): Promise<string | undefined> {
  try {
    const plain = await crypto.subtle.decrypt(gcm(fromBase64(sealed.iv), header), key, fromBase64(sealed.data))
    const text = new TextDecoder().decode(plain)
    new Uint8Array(plain).fill(0)
    return text
  } catch {
    return undefined
  }
}

/** Seals a key with a key that can do nothing but that. */
export async function wrap(key: CryptoKey, by: CryptoKey, header: readonly string[]): Promise<Sealed> {
  const iv = randomBytes(IV_BYTES)
  const data = await crypto.subtle.wrapKey('raw', key, by, gcm(iv, header))
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) }
}

/** The bytes of a sealed key, to be filled with zeros after use; undefined where it does not open. */
export async function unwrap(
  sealed: Sealed,
  by: CryptoKey,
  header: readonly string[],
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const algorithm = gcm(fromBase64(sealed.iv), header)
    const key = await crypto.subtle.unwrapKey('raw', fromBase64(sealed.data), by, algorithm, 'AES-GCM', true, USES)
    return new Uint8Array(await crypto.subtle.exportKey('raw', key))
  } catch {
    return undefined
  }
}

/** A key that seals and opens and never leaves the browser's hands again. */
export function sealingKey(bytes: Uint8Array<ArrayBuffer>, extractable = false): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', extractable, USES)
}

export const randomBytes = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count))

const USES: KeyUsage[] = ['encrypt', 'decrypt']

/** The header's parts as JSON text: where one part ends and the next begins cannot be forged. */
function gcm(iv: Uint8Array<ArrayBuffer>, header: readonly string[]): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(JSON.stringify(header)) }
}
