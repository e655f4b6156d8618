import { type Fields, isFields, text } from '../json/untyped.ts'
import { valueAt } from '../json/value-at.ts'
import type { Catalogue, Operation } from './catalogue.ts'
import { type ChainItem, chainItem } from './chain-item.ts'
import { offerOf } from './chain-offer.ts'
import { holdsAll } from './chain-whole.ts'
import type { Chain, ChainStep } from './links.ts'
import type { NextStep } from './next.ts'
import type { CallFacts } from './runtime-expression.ts'

/** One place of a line: what was made there, or what is still to be made. */
export interface ChainPlace {
  readonly step: ChainStep
  /** Usually one; none where the step is missing. */
  readonly items: readonly ChainItem[]
  /** Whether there is one is not told: the answer need not hold it. */
  readonly isUntold: boolean
  /** What makes the missing one, filled in from those that are there; only for the first that is missing. */
  readonly offer?: NextStep
}

/** The things of one group, in the order of the steps. */
export interface ChainLine {
  /** The value that they share: the id of the first. */
  readonly group: string
  readonly places: readonly ChainPlace[]
  /** Of this group, but of no step that is known. */
  readonly strangers: readonly ChainItem[]
  /**
   * `whole`: every step is there; `open`: the last ones are missing; `broken`: one before another is missing; `part`: the
   * answer need not hold all, and tells nothing of one before another.
   */
  readonly state: 'whole' | 'open' | 'broken' | 'part'
}

/** A call of this session that made something of a chain. */
export interface MakingCall {
  readonly operationId: string
  readonly requestBody: unknown
  /** As ISO 8601 has it. */
  readonly at: string
}

/**
 * Draws an answer's things as lines, one for each group, in the answer's order. A thing's step is known by the operation
 * that made it, by its id, or by a kind that resembles a step's name. Where the answer need not hold all, what earlier
 * calls made of the same group stands beside it.
 *
 * @param calls What this session made, newest first.
 * @returns Nothing for an answer that holds none of the chain.
 */
export function chainLines(
  catalogue: Catalogue,
  operation: Operation,
  answer: Pick<CallFacts, 'query' | 'responseBody'>,
  calls: readonly MakingCall[] = [],
): ChainLine[] {
  const { chain } = catalogue
  if (chain === undefined) return []
  const step = chain.steps.find(({ operationId }) => operationId === operation.id)
  const makers = madeBy(chain, calls)
  const found = rowsOf(operation, answer.responseBody).map((row) => chainItem(chain, row, step, makers))
  const groups = new Map<string, ChainItem[]>()
  for (const item of found) {
    if (item.group === undefined) continue
    const members = groups.get(item.group) ?? []
    groups.set(item.group, [...members, item])
  }
  const isAll = holdsAll(operation, chain, answer)
  return [...groups]
    .filter(([, members]) => members.some((item) => item.step !== undefined))
    .map(([group, members]) => {
      if (isAll) return lineOf(catalogue, chain, group, members, true)
      return lineOf(catalogue, chain, group, [...members, ...earlier(chain, group, members, calls)], false)
    })
}

/** The rows of a list; of any other answer the one thing that it holds. */
function rowsOf({ list }: Operation, body: unknown): Fields[] {
  const found = list === undefined ? (valueAt(body, '/data') ?? body) : valueAt(body, list.items)
  return (Array.isArray(found) ? found : [found]).filter(isFields)
}

/** What earlier calls made of the steps that the answer does not have. */
function earlier(chain: Chain, group: string, members: readonly ChainItem[], calls: readonly MakingCall[]) {
  return chain.steps
    .filter((step) => !members.some((item) => item.step === step))
    .flatMap((step) => {
      const made = calls.filter(
        ({ operationId, requestBody }) => operationId === step.operationId && isFields(requestBody),
      )
      return made
        .map(({ requestBody, at }) => ({
          ...chainItem(chain, requestBody as Fields, step, new Map()),
          at,
          isEarlier: true,
        }))
        .filter((item) => item.group === group)
    })
}

/** @param isAll The members are all that there are, so that a step that they lack is missing. */
function lineOf(
  catalogue: Catalogue,
  chain: Chain,
  group: string,
  members: readonly ChainItem[],
  isAll: boolean,
): ChainLine {
  const places = chain.steps.map((step) => ({ step, items: members.filter((item) => item.step === step) }))
  const there = places.map(({ items }) => items.length > 0)
  const last = there.lastIndexOf(true)
  // Where the answer need not hold what comes before, only what follows can be offered.
  const missing = there.findIndex((isThere, at) => !isThere && (isAll || at > last))
  const offer = missing < 0 ? undefined : offerOf(catalogue, chain, missing, group, places)
  return {
    group,
    places: places.map((place, at) => ({
      ...place,
      isUntold: !isAll && there[at] === false,
      ...(at === missing && offer !== undefined && { offer }),
    })),
    strangers: members.filter(({ step }) => step === undefined),
    state: stateOf(there.indexOf(false), last, isAll),
  }
}

function stateOf(missing: number, last: number, isAll: boolean): ChainLine['state'] {
  if (missing < 0) return 'whole'
  if (missing > last) return 'open'
  return isAll ? 'broken' : 'part'
}

/** What made a thing, by the bodies that made it: the operation's id, by the thing's own id. */
function madeBy(chain: Chain, calls: readonly MakingCall[]): ReadonlyMap<string, string> {
  return new Map(
    calls.flatMap(({ operationId, requestBody }) => {
      const step = chain.steps.find((one) => one.operationId === operationId)
      const id = step === undefined || !isFields(requestBody) ? undefined : text(requestBody[step.id])
      return id === undefined ? [] : [[id, operationId] as const]
    }),
  )
}
