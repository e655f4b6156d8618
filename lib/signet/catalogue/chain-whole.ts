import { items } from '../json/untyped.ts'
import { valueAt } from '../json/value-at.ts'
import type { Operation } from './catalogue.ts'
import type { Chain } from './links.ts'
import type { CallFacts } from './runtime-expression.ts'

/**
 * Whether an answer would hold every thing of its groups: a list to its end that nothing else narrows. Of any other
 * answer, what is not in it may well be there.
 */
export function holdsAll(
  { list, parameters }: Operation,
  { group }: Chain,
  { query, responseBody }: Pick<CallFacts, 'query' | 'responseBody'>,
): boolean {
  if (list === undefined) return false
  const harmless = [group, list.limit, list.offset]
  const isNarrowed = parameters.some(
    ({ name, in: place }) => place === 'query' && !harmless.includes(name) && query[name],
  )
  const total = list.total === undefined ? undefined : valueAt(responseBody, list.total)
  const count = items(valueAt(responseBody, list.items)).length
  return !isNarrowed && (typeof total !== 'number' || count >= total)
}
