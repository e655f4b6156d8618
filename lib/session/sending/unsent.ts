import type { AppError } from '#lib/errors.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'

/** How far a send has come. Until it is on its way, nothing of it has reached anybody. */
export type Stage = 'before' | 'token' | 'on-its-way'

/** What is kept of a send that failed: why, and that it had not left where it had not. */
export function failureOf(error: AppError, stage: Stage): Pick<Exchange, 'state' | 'failure' | 'unsent'> {
  const { code, message } = error
  const state = code === 'network.cancelled' ? 'cancelled' : 'failed'
  if (stage === 'on-its-way' && !error.unsent) return { state, failure: message }
  if (stage !== 'token') return { state, failure: message, unsent: 'held-back' }
  return { state, failure: state === 'cancelled' ? message : withoutToken(error), unsent: 'no-token' }
}

/** What Signet said of key and secret stands with the token, where something can be done about it. */
function withoutToken({ code, message }: AppError): string {
  if (code === 'auth.rejected') return t('Not sent: Signet refused the key and secret, so there was no token for it.')
  return t('Not sent, for there was no token. {message}', { message })
}
