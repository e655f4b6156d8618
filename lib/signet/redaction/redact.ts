import type { HeaderPair } from '../exchange/exchange.ts'
import { redactCredentials } from './redact-credentials.ts'
import { redactHeader } from './redact-headers.ts'
import { redactNamed } from './redact-named.ts'
import { createSecretFinder } from './redact-secrets.ts'

/** Takes secrets out of what leaves the background. What stands in their place says what was there. */
export interface Redactor {
  /** Valid JSON stays valid; what is redacted already stays as it is. Takes linear time. */
  readonly text: (value: string) => string
  readonly headers: (pairs: readonly HeaderPair[]) => readonly HeaderPair[]
}

/**
 * The one redactor, for every exit: view, copy, snippet, export, history and error text. It knows three ways to
 * recognise a secret, each of which works without the others:
 * - the given secrets, wherever and however they are written (redact-secrets.ts)
 * - what looks like a credential: a JWT, `Bearer …`, `Basic …` (redact-credentials.ts)
 * - what stands where a secret does: `"apiSecret": …`, `?access_token=…`, `SIGNET_API_KEY=…` (redact-named.ts)
 *
 * @param secrets Those of this moment. One of less than 6 characters is not searched for: it would be found everywhere.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const redactSecrets = createSecretFinder(secrets)
  const text = (value: string) => redactNamed(redactCredentials(redactSecrets(value)))
  return {
    text,
    headers: (pairs) => pairs.map(([name, value]) => [name, redactHeader(name, value) ?? text(value)] as const),
  }
}
