import { call } from '#lib/messaging/client.ts'
import { thenGoOn } from './interruption-store.ts'
import { attempt, failureOf } from './problem-store.ts'

/**
 * Opens the vault, and lets go on what waited for it.
 *
 * @returns What was wrong, for the field; undefined when the vault is open.
 */
export async function unlock(passphrase: string): Promise<string | undefined> {
  let problem: string | undefined
  await thenGoOn('passphrase', undefined, async () => {
    problem = (await failureOf(() => call('vault.unlock', passphrase)))?.message
    return problem === undefined
  })
  return problem
}

/** Returns what was wrong, for the form; undefined when the passphrase is changed. */
export async function changePassphrase(from: string, to: string): Promise<string | undefined> {
  return (await failureOf(() => call('vault.changePassphrase', from, to)))?.message
}

export const lockVault = () => attempt(() => call('vault.lock'))
export const eraseVault = () => attempt(() => call('vault.erase'))
