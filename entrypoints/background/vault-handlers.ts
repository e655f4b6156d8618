import { AppError } from '#lib/errors.ts'
import type { Handlers } from '#lib/messaging/contract.ts'
import type { Background } from './compose.ts'

type Names =
  | 'vault.unlock'
  | 'vault.lock'
  | 'vault.changePassphrase'
  | 'vault.erase'
  | 'settings.change'
  | 'record.reset'

/** The passphrase vault, and what is stored on this computer. */
export function vaultHandlers(_background: Background): Pick<Handlers, Names> {
  return {
    'vault.unlock': notYet,
    'vault.lock': notYet,
    'vault.changePassphrase': notYet,
    'vault.erase': notYet,
    'settings.change': notYet,
    'record.reset': notYet,
  }
}

const notYet = async (): Promise<never> => {
  throw new AppError('bug', 'Not there yet.')
}
