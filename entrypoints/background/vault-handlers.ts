import type { Handlers } from '#lib/messaging/contract.ts'
import { whileAlive } from '#lib/platform/keep-alive.ts'
import type { Background } from './compose.ts'

type Names =
  | 'vault.unlock'
  | 'vault.lock'
  | 'vault.changePassphrase'
  | 'vault.erase'
  | 'settings.change'
  | 'variable.set'
  | 'record.reset'

/** The passphrase vault, and what is stored on this computer. */
export function vaultHandlers({
  vault,
  profiles,
  settings,
  records,
  autoLock,
  history,
  secretFields,
}: Background): Pick<Handlers, Names> {
  return {
    'vault.unlock': (passphrase) => whileAlive(() => vault.unlock(passphrase)),
    'vault.lock': () => vault.lock(),
    'vault.changePassphrase': (from, to) => whileAlive(() => vault.changePassphrase(from, to)),
    'vault.erase': () => vault.erase(),
    'variable.set': async (profileId, name, value) => {
      await secretFields.mustHoldNone(`${name} ${value ?? ''}`)
      if (profileId !== undefined) await profiles.get(profileId)
      await settings.setVariable(profileId, name, value)
    },
    'settings.change': async (change) => {
      await secretFields.mustHoldNone(JSON.stringify(change) ?? '')
      await settings.change(change)
      if (change.autoLockMinutes !== undefined) await autoLock.plan()
      if (Object.keys(change).some((name) => /history|answers/i.test(name))) await history.tidy()
    },
    'record.reset': (record) => (record === 'vault' ? vault.reset() : records[record].reset()),
  }
}
