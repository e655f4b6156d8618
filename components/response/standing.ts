import { noAnswer, type Verdict } from '#lib/signet/envelope/verdict.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'

/** How an exchange that is over stands: its verdict, or why there is none and what that leaves open. */
export function standingOf({ verdict, state, failure, unsent }: Exchange): Verdict {
  if (verdict !== undefined) return verdict
  if (unsent !== undefined) return noAnswer(failure ?? t('Not sent.'))
  if (state === 'cancelled') return noAnswer(t('Cancelled. Signet may have acted on the request all the same.'))
  if (state === 'interrupted') {
    return noAnswer(failure ?? t('The browser stopped the extension while it waited. Whether Signet acted is unknown.'))
  }
  return noAnswer(failure ?? t('No answer came.'))
}
