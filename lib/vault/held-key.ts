import type { Kept } from '#lib/storage/kept.ts'
import type { DiskRecord } from '#lib/storage/record.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { locked } from './locked.ts'
import { sealingKey } from './sealed.ts'
import type { VaultFile } from './stored-vault.ts'

/**
 * The data key while the vault is open, in base64. `storage.session`, in memory alone: without it a background that the
 * browser stopped would ask for the passphrase every minute. Cleared by Lock, and when the browser closes.
 */
export interface OpenVault {
  readonly dataKey?: string
}

/** The data key while the vault is unlocked. */
export interface HeldKey {
  /** Which no script can read; undefined while locked. */
  readonly key: () => Promise<CryptoKey | undefined>
  /** How often it was locked: what began before a lock must not unlock after it. */
  readonly locks: () => number
  /**
   * Takes the key, and fills the bytes with zeros.
   *
   * @throws AppError `vault.locked` when it was locked since `began`.
   */
  readonly hold: (bytes: Uint8Array<ArrayBuffer>, began: number) => Promise<void>
  /** From this moment on, whatever storage still says. */
  readonly shut: () => void
  readonly forget: () => Promise<void>
}

export function createHeldKey(record: DiskRecord<VaultFile>, memory: Kept<OpenVault>): HeldKey {
  let held: CryptoKey | undefined
  let isShut = false
  let locks = 0

  return {
    locks: () => locks,
    async key() {
      if (isShut || held !== undefined) return held
      const began = locks
      const { vault } = await record.read()
      const { dataKey } = await memory.read()
      if (vault === undefined || vault.forceLock || dataKey === undefined) return undefined
      const bytes = fromBase64(dataKey)
      const found = await sealingKey(bytes)
      bytes.fill(0)
      if (locks === began) held = found
      return held
    },
    async hold(bytes, began) {
      const key = await sealingKey(bytes)
      const dataKey = toBase64(bytes)
      bytes.fill(0)
      if (locks !== began) throw locked()
      // Before it is stored: whoever is told of that must find the vault open.
      isShut = false
      held = key
      await memory.update(() => ({ dataKey }))
      if (locks !== began) throw locked()
    },
    shut() {
      held = undefined
      isShut = true
      locks++
    },
    forget: () => memory.update(() => ({})),
  }
}
