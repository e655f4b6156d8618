import { type Catalogue, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { nextSteps } from '#lib/signet/catalogue/next.ts'
import { callFacts } from '#lib/signet/exchange/call-facts.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { parsedJson } from '#lib/signet/json/parsed-json.ts'
import type { Undo } from './entry.ts'

/**
 * The call that takes a successful write back, whole: one that the catalogue links to as its undoing, and for which
 * nothing is left to be typed.
 *
 * @param body The answer's text; undefined where it was not kept.
 */
export function undoOf(catalogue: Catalogue, exchange: Exchange, body: string | undefined): Undo | undefined {
  const operation = operationById(exchange.operationId, catalogue)
  if (operation?.effect !== 'write') return undefined
  const steps = nextSteps(catalogue, operation, callFacts(operation, exchange.request, parsedJson(body)))
  const step = steps.find(({ link, missing }) => link.undo && missing.length === 0)
  return step && { label: step.link.label, draft: step.draft }
}
