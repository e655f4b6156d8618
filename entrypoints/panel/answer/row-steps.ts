import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { type NextStep, nextSteps } from '#lib/signet/catalogue/next.ts'
import { callFacts } from '#lib/signet/exchange/call-facts.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { parsedJson } from '#lib/signet/json/parsed-json.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useFacts } from '#lib/stores/facts-store.ts'

/**
 * What can be done with a row of a list, by the row's text; undefined where the catalogue knows of nothing. Hardly a link
 * of a row names anything else of the answer: none waits for it.
 */
export function useRowSteps(
  exchange: Exchange,
  operation: Operation | undefined,
): ((source: string | undefined) => readonly NextStep[]) | undefined {
  const { catalogue } = useCatalogue()
  const { facts, exchangeId } = useFacts()
  if (operation === undefined || (operation.list?.rowLinks ?? []).length === 0) return undefined
  const whole = exchangeId === exchange.id ? facts : undefined
  return (source) => {
    const row = source === undefined ? undefined : parsedJson(source)
    if (row === undefined) return []
    return nextSteps(catalogue, operation, { ...(whole ?? callFacts(operation, exchange.request, undefined)), row })
  }
}
