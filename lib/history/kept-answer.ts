import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'

/** What stands where a token or a secret stood. */
const MARKS = /<redacted:(?:token|secret)/

/**
 * Whether an answer may stay on the disk, where answers are kept: none that holds tokens, even with all but their last
 * characters taken out. The catalogue knows such calls; of one that is written in another way, or that the user brought,
 * the answer itself tells.
 *
 * @param body Redacted.
 */
export function mayKeepAnswer({ operationId }: Pick<Exchange, 'operationId'>, body: string): boolean {
  return operationById(operationId)?.secretAnswer !== true && !MARKS.test(body)
}
