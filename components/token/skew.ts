import { formatLife } from '#lib/signet/token/token-status.ts'
import { t } from '#lib/text.ts'

/** Date headers count whole seconds: what is less than one says nothing. */
const SECOND_MS = 1000

/** The server's clock against ours, in words. `skewMs` is theirs less ours. */
export function skewText(skewMs: number | undefined): string {
  if (skewMs === undefined) return t('The answer that brought it told no time.')
  if (Math.abs(skewMs) < SECOND_MS) return t('Both clocks agree to the second.')
  const skew = formatLife(Math.abs(skewMs))
  if (skewMs > 0)
    return t('The server’s clock is {skew} ahead of this computer’s. Renewal does not depend on it.', { skew })
  return t('The server’s clock is {skew} behind this computer’s. Renewal does not depend on it.', { skew })
}
