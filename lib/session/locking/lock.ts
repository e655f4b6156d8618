import { locked } from '#lib/vault/locked.ts'
import type { Vault } from '#lib/vault/vault.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Rotation } from '../profiles/rotation.ts'
import type { Records } from '../records.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { SecretLoss } from './secret-loss.ts'

interface LockPorts {
  readonly vault: Vault
  readonly records: Pick<Records, 'vault'>
  readonly profiles: Profiles
  readonly loss: SecretLoss
  readonly tokens: Tokens
  readonly rotation: Rotation
  /** Locks where that is due, and counts as a use: before a passphrase is tried, or an open vault is taken for granted. */
  readonly use: () => Promise<void>
  readonly cancelProfile: (profileId: string) => void
}

export interface LockableVault extends Vault {
  /** For want of use: unlike `lock` it does not stop a passphrase that is being entered at this moment. */
  readonly lockIdle: () => Promise<void>
  /** Brings an erase to its end that was cut off: no profile stays in a vault that is not there. */
  readonly finishErase: () => Promise<void>
  /** Starts afresh after damage, or takes what was recovered for good. */
  readonly reset: () => Promise<void>
}

/**
 * The vault, with all that its locking means: what its profiles have under way is cancelled, their tokens are dropped,
 * and answers that are still to come are discarded. Profiles that are kept for the session go on.
 */
export function createLockableVault(ports: LockPorts): LockableVault {
  const { vault, records, profiles, loss, tokens, rotation, use, cancelProfile } = ports
  let locks = 0
  const inVault = async () => (await profiles.all()).profiles.filter(({ keeping }) => keeping === 'vault')

  /**
   * Cancels first: an answer that arrives now must not be shown by a redactor that no longer knows the secrets.
   *
   * @param shut Takes the key away.
   */
  async function shutDown(shut: () => Promise<void>): Promise<void> {
    const kept = await inVault()
    for (const { id } of kept) cancelProfile(id)
    await Promise.all([shut(), ...kept.flatMap(({ id }) => [tokens.forget(id), rotation.forgetToken(id)])])
  }

  /** What the user or the screen has locked meanwhile stays locked. */
  async function opening(open: () => Promise<void>): Promise<void> {
    const began = locks
    await use()
    if (locks !== began) throw locked()
    await open()
  }

  /** Without a vault its profiles are kept for the session, until the user says otherwise. */
  async function sendHome(): Promise<void> {
    for (const { id } of await inVault()) {
      await loss.note(id, 'erased')
      await profiles.change(id, (profile) => ({ ...profile, keeping: 'session' }))
      await profiles.rotate(id, undefined)
    }
  }

  return {
    ...vault,
    unlock: (passphrase) => opening(() => vault.unlock(passphrase)),
    open: (passphrase) => opening(() => vault.open(passphrase)),
    changePassphrase: (from, to) => use().then(() => vault.changePassphrase(from, to)),
    lockIdle: () => shutDown(vault.lock),
    lock() {
      locks++
      return shutDown(vault.lock)
    },
    async erase() {
      await shutDown(vault.erase)
      await sendHome()
    },
    async finishErase() {
      const trouble = await records.vault.trouble()
      if (trouble === undefined || trouble === 'recovered') {
        if ((await vault.state()) === 'none') await sendHome()
      }
    },
    async reset() {
      if ((await records.vault.trouble()) !== 'damaged') return records.vault.reset()
      await shutDown(vault.erase)
      await sendHome()
    },
  }
}
