import { fromBase64, toBase64 } from './base64.ts'
import { randomBytes } from './sealed.ts'

/** How a passphrase becomes a key. Stands in the record, so that the work can be raised for new vaults. */
export interface KeyDerivation {
  readonly name: 'pbkdf2-sha256'
  readonly iterations: number
  /** 32 random bytes, in base64. */
  readonly salt: string
}

export const ITERATIONS = 1_000_000
/** A record that asks for less would weaken the vault, one that asks for more would stop the browser: both are refused. */
export const FEWEST_ITERATIONS = 600_000
export const MOST_ITERATIONS = 10_000_000

const SALT_BYTES = 32

export const newDerivation = (iterations: number): KeyDerivation => ({
  name: 'pbkdf2-sha256',
  iterations,
  salt: toBase64(randomBytes(SALT_BYTES)),
})

/** The key that wraps and unwraps the vault's data key, and can do nothing else. Takes a fifth of a second. */
export async function passphraseKey(passphrase: string, { iterations, salt }: KeyDerivation): Promise<CryptoKey> {
  // However an accented letter was typed, as one character or as two, it is the same passphrase.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'))
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  bytes.fill(0)
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

export function isDerivation(value: unknown): value is KeyDerivation {
  if (typeof value !== 'object' || value === null) return false
  const { name, iterations, salt } = value as Partial<KeyDerivation>
  if (name !== 'pbkdf2-sha256' || typeof salt !== 'string' || !Number.isSafeInteger(iterations)) return false
  return (iterations as number) >= FEWEST_ITERATIONS && (iterations as number) <= MOST_ITERATIONS
}
