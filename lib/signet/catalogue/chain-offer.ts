import { isFields } from '../json/untyped.ts'
import { type Catalogue, operationById } from './catalogue.ts'
import type { ChainItem } from './chain-item.ts'
import type { Chain, ChainStep } from './links.ts'
import { type NextStep, nextSteps } from './next.ts'
import type { CallFacts } from './runtime-expression.ts'

/** The link that leads to the missing step, from the nearest thing before it (else after it) that has one. */
export function offerOf(
  catalogue: Catalogue,
  chain: Chain,
  missing: number,
  group: string,
  places: readonly { readonly step: ChainStep; readonly items: readonly ChainItem[] }[],
): NextStep | undefined {
  const wanted = chain.steps[missing] as ChainStep
  const nearest = [...places.slice(0, missing).toReversed(), ...places.slice(missing + 1)]
  const offers = nearest.flatMap(({ step, items }) => {
    const operation = operationById(step.operationId, catalogue)
    if (operation === undefined) return []
    return items.flatMap((item) => nextSteps(catalogue, operation, factsOf(chain, item)))
  })
  return offers.find(({ operation }) => operation.id === wanted.operationId) ?? begin(catalogue, chain, wanted, group)
}

/** As if the call that made it had just been answered: a thing has the fields of the body that it was made from. */
function factsOf(chain: Chain, { row, id, step, group }: ChainItem): CallFacts {
  const inner = Object.values(row).filter(isFields)
  const fields = Object.assign({}, ...inner, row, { [chain.group]: group }, step === undefined ? {} : { [step.id]: id })
  return { pathValues: {}, query: {}, requestBody: fields, responseBody: { data: row } }
}

/** Where no link leads to it, a request that names the group. */
function begin(catalogue: Catalogue, chain: Chain, wanted: ChainStep, group: string): NextStep | undefined {
  const operation = operationById(wanted.operationId, catalogue)
  if (operation === undefined) return undefined
  const body = { [wanted === chain.steps[0] ? wanted.id : chain.group]: group }
  const link = { name: wanted.operationId, operationId: operation.id, label: operation.summary, parameters: {}, body }
  const own = { ...operation, links: [{ ...link, undo: false }] }
  return nextSteps(catalogue, own, { pathValues: {}, query: {}, requestBody: undefined, responseBody: undefined })[0]
}
