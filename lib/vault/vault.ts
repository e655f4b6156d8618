import { AppError, asAppError, type ErrorCode } from '#lib/errors.ts'
import type { Kept } from '#lib/session/kept.ts'
import type { DiskRecord } from '#lib/session/record.ts'
import { PASSPHRASE_MIN } from '#lib/signet/passphrase.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { sealingKey } from './sealed.ts'
import { NO_VAULT, type StoredVault, type VaultFile } from './stored-vault.ts'
import { afterWrong, NO_ATTEMPTS, pauseLeft } from './throttle.ts'
import { newDataKey, openDataKey, sealDataKey } from './vault-keys.ts'

/**
 * The data key while the vault is open, in base64. `storage.session`, in memory alone: without it a background that the
 * browser stopped would ask for the passphrase every minute. Cleared by Lock, and when the browser closes.
 */
export interface OpenVault {
  readonly dataKey?: string
}

/** The door of the vault: who has the passphrase gets the data key. What lies behind it is read by `VaultItems`. */
export interface Vault {
  readonly state: () => Promise<'none' | 'locked' | 'unlocked'>
  /** When the next passphrase may be tried, in epoch milliseconds; undefined for at once. */
  readonly tryAgainAt: () => Promise<number | undefined>
  /** The data key, which no script can read; undefined while locked. */
  readonly key: () => Promise<CryptoKey | undefined>
  /** Makes the vault where there is none, and unlocks it where it is locked. @throws as `unlock` does. */
  readonly open: (passphrase: string | undefined) => Promise<void>
  /** @throws AppError `vault.passphrase`, `vault.throttled`, `record.damaged`, `record.newer`. */
  readonly unlock: (passphrase: string) => Promise<void>
  /** From now on, and also when storage fails. */
  readonly lock: () => Promise<void>
  readonly changePassphrase: (from: string, to: string) => Promise<void>
  readonly erase: () => Promise<void>
}

interface VaultPorts {
  readonly now: () => number
  readonly record: DiskRecord<VaultFile>
  readonly memory: Kept<OpenVault>
  /** Rounds of PBKDF2 for a new passphrase. */
  readonly iterations: number
}

export function createVault({ now, record, memory, iterations }: VaultPorts): Vault {
  let held: CryptoKey | undefined
  /** Locked in this life of the background, whatever storage still says. */
  let shut = false
  /** Grows with every lock: what began before one must not open the vault after it. */
  let locks = 0
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  async function existing(): Promise<StoredVault> {
    const { vault } = await record.read()
    if (vault !== undefined) return vault
    await record.mustBeWritable()
    throw new AppError('input.invalid', 'There is no vault on this computer yet.')
  }

  const change = (changed: (vault: StoredVault) => StoredVault) =>
    record.update((file) => (file.vault === undefined ? file : { vault: changed(file.vault) }))

  /** What only guards the vault must not keep its owner out where the disk is full. */
  const note = (changed: Partial<StoredVault>) =>
    change((vault) => ({ ...vault, ...changed })).catch((thrown) => {
      if (!NO_WRITE.has(asAppError(thrown).code)) throw thrown
    })

  /** An attempt counts as wrong before it is made: to stop the background in the middle saves nobody the pause. */
  async function dataKeyBytes(passphrase: string): Promise<Uint8Array<ArrayBuffer>> {
    const vault = await existing()
    const waitMs = pauseLeft(vault.attempts, now())
    if (waitMs > 0) throw throttled(waitMs)
    await note({ attempts: afterWrong(vault.attempts, now()) })
    const bytes = await openDataKey(vault, passphrase)
    if (bytes === undefined) throw new AppError('vault.passphrase', 'This is not the passphrase of the vault.')
    await note({ attempts: NO_ATTEMPTS })
    return bytes
  }

  async function hold(bytes: Uint8Array<ArrayBuffer>, began: number): Promise<void> {
    const key = await sealingKey(bytes)
    const dataKey = toBase64(bytes)
    bytes.fill(0)
    if (locks !== began) throw locked()
    await note({ forceLock: false })
    await memory.update(() => ({ dataKey }))
    if (locks !== began) throw locked()
    shut = false
    held = key
  }

  async function make(passphrase: string, began: number): Promise<void> {
    mustBeLong(passphrase)
    await record.mustBeWritable()
    const id = crypto.randomUUID()
    const bytes = newDataKey()
    const sealed = await sealDataKey(id, bytes, passphrase, iterations)
    await record.update(() => ({ vault: { id, ...sealed, items: {}, attempts: NO_ATTEMPTS, forceLock: false } }))
    await hold(bytes, began)
  }

  async function key(): Promise<CryptoKey | undefined> {
    if (shut || held !== undefined) return held
    const began = locks
    const { vault } = await record.read()
    const { dataKey } = await memory.read()
    if (vault === undefined || vault.forceLock || dataKey === undefined) return undefined
    const bytes = fromBase64(dataKey)
    const found = await sealingKey(bytes)
    bytes.fill(0)
    if (locks === began) held = found
    return held
  }

  function shutNow(): void {
    held = undefined
    shut = true
    locks++
  }

  const unlock = (passphrase: string, began = locks) => inTurn(async () => hold(await dataKeyBytes(passphrase), began))

  return {
    async state() {
      if ((await record.read()).vault === undefined) return 'none'
      return (await key()) === undefined ? 'locked' : 'unlocked'
    },
    async tryAgainAt() {
      const { vault } = await record.read()
      return vault !== undefined && pauseLeft(vault.attempts, now()) > 0 ? vault.attempts.tryAgainAt : undefined
    },
    key,
    unlock: (passphrase) => unlock(passphrase),
    async open(passphrase) {
      const began = locks
      if ((await key()) !== undefined) return
      if (passphrase === undefined) throw locked()
      await inTurn(async () => {
        const none = (await record.read()).vault === undefined
        await (none ? make(passphrase, began) : hold(await dataKeyBytes(passphrase), began))
      })
    },
    async lock() {
      shutNow()
      await inTurn(async () => {
        await Promise.all([memory.update(() => ({})), note({ forceLock: true })])
      })
    },
    async changePassphrase(from, to) {
      mustBeLong(to)
      await record.mustBeWritable()
      await inTurn(async () => {
        const bytes = await dataKeyBytes(from)
        const sealed = await sealDataKey((await existing()).id, bytes, to, iterations)
        bytes.fill(0)
        // Once for each slot: the old passphrase is to open nothing any more.
        for (let slot = 0; slot < 2; slot++) await change((vault) => ({ ...vault, ...sealed }))
      })
    },
    async erase() {
      if ((await record.trouble()) === 'newer') await record.mustBeWritable()
      shutNow()
      await inTurn(async () => {
        await memory.update(() => ({}))
        if ((await record.trouble()) !== 'damaged') await record.update(() => NO_VAULT)
        await record.reset()
        shut = false
      })
    },
  }
}

const NO_WRITE: ReadonlySet<ErrorCode> = new Set(['storage.full', 'record.damaged', 'record.newer'])

function mustBeLong(passphrase: string): void {
  if ([...passphrase].length < PASSPHRASE_MIN) {
    throw new AppError('input.invalid', `The passphrase needs ${PASSPHRASE_MIN} characters at least.`)
  }
}

export const locked = (): AppError =>
  new AppError('vault.locked', 'The vault is locked. Enter its passphrase to go on.')

function throttled(waitMs: number): AppError {
  const seconds = Math.ceil(waitMs / 1000)
  const message = `Too many wrong passphrases. The next can be tried in ${seconds} s.`
  return new AppError('vault.throttled', message, { retryAfterMs: waitMs })
}
