import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { newDerivation, passphraseKey } from './passphrase-key.ts'
import { randomBytes, sealingKey, unwrap, wrap } from './sealed.ts'
import { type StoredVault, sealHeader } from './stored-vault.ts'

const KEY_BYTES = 32

type SealedKeys = Pick<StoredVault, 'derivation' | 'verifier' | 'dataKey'>

/** A data key sealed by a passphrase. The bytes are the caller's to fill with zeros. */
export async function sealDataKey(
  vaultId: string,
  dataKey: Uint8Array<ArrayBuffer>,
  passphrase: string,
  iterations: number,
): Promise<SealedKeys> {
  const derivation = newDerivation(iterations)
  const by = await passphraseKey(passphrase, derivation)
  const useless = await sealingKey(randomBytes(KEY_BYTES), true)
  return {
    derivation,
    verifier: await wrap(useless, by, sealHeader(vaultId, 'verifier')),
    dataKey: await wrap(await sealingKey(dataKey, true), by, sealHeader(vaultId, 'data-key')),
  }
}

/**
 * The bytes of the data key; undefined for a wrong passphrase.
 *
 * @throws AppError `record.damaged` when the passphrase is right and the key does not open all the same.
 */
export async function openDataKey(
  vault: StoredVault,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const by = await passphraseKey(passphrase, vault.derivation)
  const verified = await unwrap(vault.verifier, by, sealHeader(vault.id, 'verifier'))
  const bytes = await unwrap(vault.dataKey, by, sealHeader(vault.id, 'data-key'))
  if (bytes !== undefined) return bytes
  if (verified === undefined) return undefined
  throw new AppError('record.damaged', t('The passphrase is right, but the key of the vault is damaged.'))
}

export const newDataKey = (): Uint8Array<ArrayBuffer> => randomBytes(KEY_BYTES)
