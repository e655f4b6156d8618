import type { HeldKey } from './held-key.ts'
import { locked } from './locked.ts'
import type { VaultOnDisk } from './vault-file.ts'

/** The door of the vault: who has the passphrase gets the data key. What lies behind it is read by `createVaultItems`. */
export interface Vault {
  readonly state: () => Promise<'none' | 'locked' | 'unlocked'>
  /** When the next passphrase may be tried, in epoch milliseconds; undefined for at once. */
  readonly tryAgainAt: () => Promise<number | undefined>
  /** Makes the vault where there is none, and unlocks it where it is locked. @throws as `unlock` does. */
  readonly open: (passphrase: string | undefined) => Promise<void>
  /** @throws AppError `vault.passphrase`, `vault.throttled`, `record.damaged`, `record.newer`. */
  readonly unlock: (passphrase: string) => Promise<void>
  /** From now on, and also when storage fails. */
  readonly lock: () => Promise<void>
  /** @throws as `unlock` does. */
  readonly changePassphrase: (from: string, to: string) => Promise<void>
  readonly erase: () => Promise<void>
}

/** What changes the vault happens one after the other, but for the beginning of a lock. */
export function createVault(onDisk: VaultOnDisk, held: HeldKey): Vault {
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  async function hold(bytes: Uint8Array<ArrayBuffer>, began: number): Promise<void> {
    if (held.locks() === began) await onDisk.forceLock(false)
    await held.hold(bytes, began)
  }

  async function open(passphrase: string | undefined): Promise<void> {
    const began = held.locks()
    if ((await held.key()) !== undefined) return
    if (passphrase === undefined) throw locked()
    await inTurn(async () => {
      const exists = (await onDisk.read()) !== undefined
      await hold(await (exists ? onDisk.openBy(passphrase) : onDisk.make(passphrase)), began)
    })
  }

  return {
    async state() {
      if ((await onDisk.read()) === undefined) return 'none'
      return (await held.key()) === undefined ? 'locked' : 'unlocked'
    },
    tryAgainAt: onDisk.tryAgainAt,
    open,
    async unlock(passphrase) {
      const began = held.locks()
      await inTurn(async () => hold(await onDisk.openBy(passphrase), began))
    },
    async lock() {
      held.shut()
      await inTurn(async () => void (await Promise.all([held.forget(), onDisk.forceLock(true)])))
    },
    changePassphrase: (from, to) => inTurn(() => onDisk.changePassphrase(from, to)),
    async erase() {
      await inTurn(async () => {
        await onDisk.erase()
        held.shut()
        await held.forget()
      })
    },
  }
}
