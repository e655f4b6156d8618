import { isFields } from '#lib/signet/json/untyped.ts'
import { isDerivation, type KeyDerivation } from './passphrase-key.ts'
import type { Sealed } from './sealed.ts'
import type { Attempts } from './throttle.ts'

/**
 * The vault at rest: `storage.local`, under the record `vault`. Keys and secrets stand in it encrypted; what is in plain
 * helps nobody. Cleared when the user erases it.
 */
export interface StoredVault {
  /** Random; bound into everything that is sealed, so that nothing can be carried over from another vault. */
  readonly id: string
  readonly derivation: KeyDerivation
  /** A key of no use, sealed by the passphrase: whether it opens tells a wrong passphrase from damage. */
  readonly verifier: Sealed
  /** The data key, sealed by the passphrase. It seals the items, so that a new passphrase seals one key anew. */
  readonly dataKey: Sealed
  /** One key and secret each, by `itemName` of session-secrets.ts. */
  readonly items: Readonly<Record<string, Sealed>>
  readonly attempts: Attempts
  /** The user has locked it: no data key that is found in memory counts. */
  readonly forceLock: boolean
}

/** `vault` is missing where none was made yet. */
export interface VaultFile {
  readonly vault?: StoredVault
}
export const NO_VAULT: VaultFile = {}

/** What everything in a vault is sealed under. */
export const sealHeader = (vaultId: string, ...what: string[]): readonly string[] => [
  'signet-vault',
  '1',
  vaultId,
  ...what,
]

export function isVaultFile(value: unknown): value is VaultFile {
  if (!isFields(value)) return false
  const { vault } = value
  if (vault === undefined) return true
  if (!isFields(vault) || typeof vault['id'] !== 'string' || typeof vault['forceLock'] !== 'boolean') return false
  const { derivation, verifier, dataKey, items, attempts } = vault
  return (
    isDerivation(derivation) &&
    [verifier, dataKey].every(isSealed) &&
    isFields(items) &&
    Object.values(items).every(isSealed) &&
    isFields(attempts) &&
    typeof attempts['wrong'] === 'number' &&
    typeof attempts['tryAgainAt'] === 'number'
  )
}

function isSealed(value: unknown): value is Sealed {
  return isFields(value) && typeof value['iv'] === 'string' && typeof value['data'] === 'string'
}
