import { type NextStep, nextSteps } from '#lib/signet/next.ts'
import { parsedJson } from '#lib/signet/parsed-json.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useFacts } from '#lib/stores/facts-store.ts'

/** What can be done with a row of the list on show, by the row's text; undefined where the catalogue knows of nothing. */
export function useRowSteps(exchangeId: string): ((source: string | undefined) => readonly NextStep[]) | undefined {
  const { catalogue } = useCatalogue()
  const { facts, operation, exchangeId: readId } = useFacts()
  const links = operation?.list?.rowLinks ?? []
  if (readId !== exchangeId || facts === undefined || operation === undefined || links.length === 0) return undefined
  return (source) => {
    const row = source === undefined ? undefined : parsedJson(source)
    return row === undefined ? [] : nextSteps(catalogue, operation, { ...facts, row })
  }
}
