import { formatLife } from '#lib/signet/token/token-status.ts'

/** Date headers count whole seconds: what is less than one says nothing. */
const SECOND_MS = 1000

/** The server's clock against ours, in words. `skewMs` is theirs less ours. */
export function skewText(skewMs: number | undefined): string {
  if (skewMs === undefined) return 'The answer that brought it told no time.'
  if (Math.abs(skewMs) < SECOND_MS) return 'Both clocks agree to the second.'
  const way = skewMs > 0 ? 'ahead of' : 'behind'
  return `The server’s clock is ${formatLife(Math.abs(skewMs))} ${way} this computer’s. Renewal does not depend on it.`
}
