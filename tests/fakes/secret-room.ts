import { composeSecrets } from '../../entrypoints/background/compose-secrets.ts'
import { fakeArea } from './area.ts'

export const PASSPHRASE = 'four unrelated words here'
export const NEXT_PASSPHRASE = 'four others that were not'
export const KEY = { apiKey: 'sk_test_0123456789abcdef', apiSecret: 'a-secret-that-nobody-may-see' }
export const OTHER_KEY = { apiKey: 'sk_test_fedcba9876543210', apiSecret: 'another-that-nobody-may-see' }

/** Everything stored about profiles and their secrets, on storage in memory, with the fewest rounds that are accepted. */
export function secretRoom({ changed = () => undefined }: { readonly changed?: () => void } = {}) {
  const clock = { now: 1_800_000_000_000 }
  const disk = fakeArea()
  const memory = fakeArea()
  /** The next life of the background on the same storage. */
  const revive = () => composeSecrets({ now: () => clock.now, disk, memory, changed, iterations: 600_000 })
  /** The next life of the browser: what was in memory alone is gone. */
  const restart = () => {
    memory.stored.clear()
    return revive()
  }
  return { ...revive(), clock, disk, memory, revive, restart }
}
