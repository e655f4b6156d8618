import { AppError, asAppError, type ErrorCode } from '#lib/errors.ts'
import { PASSPHRASE_MIN } from '#lib/signet/profile/passphrase.ts'
import type { DiskRecord } from '#lib/storage/record.ts'
import { t } from '#lib/text.ts'
import { NO_VAULT, type StoredVault, type VaultFile } from './stored-vault.ts'
import { afterWrong, NO_ATTEMPTS, pauseLeft } from './throttle.ts'
import { newDataKey, openDataKey, sealDataKey } from './vault-keys.ts'

/** The vault's part of the disk: what a passphrase opens, and how often it may be tried. */
export interface VaultOnDisk {
  readonly read: () => Promise<StoredVault | undefined>
  /** Makes one. Returns the bytes of its data key. */
  readonly make: (passphrase: string) => Promise<Uint8Array<ArrayBuffer>>
  /** The bytes of the data key, to be filled with zeros after use. */
  readonly openBy: (passphrase: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Can be asked for again, and is then brought to its end. A change that opens with neither counts as two wrong ones. */
  readonly changePassphrase: (from: string, to: string) => Promise<void>
  readonly tryAgainAt: () => Promise<number | undefined>
  readonly forceLock: (forced: boolean) => Promise<void>
  readonly erase: () => Promise<void>
}

interface DiskPorts {
  readonly now: () => number
  readonly record: DiskRecord<VaultFile>
  /** Rounds of PBKDF2 for a new passphrase. */
  readonly iterations: number
}

export function createVaultOnDisk({ now, record, iterations }: DiskPorts): VaultOnDisk {
  const read = async () => (await record.read()).vault
  const change = (changed: (vault: StoredVault) => StoredVault) =>
    record.update((file) => (file.vault === undefined ? file : { vault: changed(file.vault) }))

  async function existing(): Promise<StoredVault> {
    const vault = await read()
    if (vault !== undefined) return vault
    await record.mustBeWritable()
    throw new AppError('input.invalid', t('There is no vault on this computer yet.'))
  }

  /** What only guards the vault must not keep its owner out where the disk is full. */
  const note = (changed: Partial<StoredVault>) =>
    change((vault) => ({ ...vault, ...changed })).catch((thrown) => {
      if (!NOT_WRITTEN.has(asAppError(thrown).code)) throw thrown
    })

  /** An attempt counts as wrong before it is made: to stop the background in the middle saves nobody the pause. */
  async function openBy(passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
    const vault = await existing()
    const waitMs = pauseLeft(vault.attempts, now())
    if (waitMs > 0) throw throttled(waitMs)
    await note({ attempts: afterWrong(vault.attempts, now()) })
    const bytes = await openDataKey(vault, passphrase)
    if (bytes === undefined) throw new AppError('vault.passphrase', t('This is not the passphrase of the vault.'))
    await note({ attempts: NO_ATTEMPTS })
    return bytes
  }

  return {
    read,
    openBy,
    async make(passphrase) {
      mustBeLong(passphrase)
      await record.mustBeWritable()
      const id = crypto.randomUUID()
      const bytes = newDataKey()
      const sealed = await sealDataKey(id, bytes, passphrase, iterations)
      await record.update(() => ({ vault: { id, ...sealed, items: {}, attempts: NO_ATTEMPTS, forceLock: false } }))
      return bytes
    },
    async changePassphrase(from, to) {
      mustBeLong(to)
      await record.mustBeWritable()
      const bytes = await openForChange(from, to, openBy)
      const sealed = bytes && (await sealDataKey((await existing()).id, bytes, to, iterations))
      bytes?.fill(0)
      // Once for each slot: the old passphrase is to open nothing any more.
      for (let slot = 0; slot < 2; slot++) await change((vault) => ({ ...vault, ...sealed }))
    },
    async tryAgainAt() {
      const { attempts = NO_ATTEMPTS } = (await read()) ?? {}
      return pauseLeft(attempts, now()) > 0 ? attempts.tryAgainAt : undefined
    },
    forceLock: (forceLock) => note({ forceLock }),
    async erase() {
      if ((await record.trouble()) !== 'damaged') await record.update(() => NO_VAULT)
      await record.reset()
    },
  }
}

/** Undefined where the new one opens the vault already: what was lost is the answer alone. */
async function openForChange(
  from: string,
  to: string,
  openBy: VaultOnDisk['openBy'],
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await openBy(from)
  } catch (thrown) {
    if (asAppError(thrown).code !== 'vault.passphrase') throw thrown
    const bytes = await openBy(to).catch(() => Promise.reject(thrown))
    bytes.fill(0)
    return undefined
  }
}

const NOT_WRITTEN: ReadonlySet<ErrorCode> = new Set(['storage.full', 'record.damaged', 'record.newer'])

function mustBeLong(passphrase: string): void {
  if ([...passphrase].length < PASSPHRASE_MIN) {
    throw new AppError(
      'input.invalid',
      t('The passphrase needs {least} characters at least.', { least: PASSPHRASE_MIN }),
    )
  }
}

function throttled(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000)
  const message = t('Too many wrong passphrases. The next can be tried in {seconds} s.', { seconds })
  return new AppError('vault.throttled', message, { retryAfterMs: waitMs })
}
