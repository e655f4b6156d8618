import { create } from 'zustand'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { type IdKinds, idKinds, idsOf, type KnownId, mergeIds } from '#lib/signet/catalogue/known-ids.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useCatalogue } from './catalogue-store.ts'
import { useExchanges } from './exchange-store.ts'
import { readFacts } from './facts-store.ts'

/** Most ids of one profile. The newest are wanted. */
const MOST_IDS = 2_000

/**
 * The ids that this session's calls held, by profile, newest first: an id is no good under another profile. In this
 * page's memory alone, because the labels are names and addresses of people.
 */
export const useKnownIds = create<{ readonly byProfile: Readonly<Record<string, readonly KnownId[]>> }>(() => ({
  byProfile: {},
}))

export const NO_IDS: readonly KnownId[] = []

/** Those of one kind, as a field offers them. */
export const offered = (ids: readonly KnownId[], kind: string): readonly { value: string; about: string }[] =>
  ids.filter((one) => one.kind === kind).map(({ id, label }) => ({ value: id, about: label }))

/** Goes through every call that succeeds, and through those of before. Call once per page; returns the way to stop. */
export function collectKnownIds(): () => void {
  const seen = new Set<string>()
  let reading = Promise.resolve()
  const take = ({ exchanges }: { readonly exchanges: readonly Exchange[] }) => {
    for (const exchange of exchanges.toReversed()) {
      if (seen.has(exchange.id) || exchange.verdict?.kind !== 'success') continue
      seen.add(exchange.id)
      // What has come is drawn first.
      reading = reading.then(nextTask).then(() => readIds(exchange))
    }
  }
  take(useExchanges.getState())
  return useExchanges.subscribe(take)
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

async function readIds(exchange: Exchange): Promise<void> {
  const { catalogue } = useCatalogue.getState()
  const operation = operationById(exchange.operationId, catalogue)
  if (operation === undefined || operation.secretAnswer) return
  const [facts, kinds] = await Promise.all([readFacts(exchange, operation), knownKinds()])
  const found = idsOf(catalogue, operation, facts, kinds, exchange.startedAt)
  if (found.length === 0) return
  useKnownIds.setState(({ byProfile }) => {
    const ids = mergeIds(byProfile[exchange.profileId] ?? NO_IDS, found).slice(0, MOST_IDS)
    return { byProfile: { ...byProfile, [exchange.profileId]: ids } }
  })
}

/** The last answer, and what it was made from. */
let kinds: { readonly of: unknown; readonly value: IdKinds } | undefined

async function knownKinds(): Promise<IdKinds> {
  const { SCHEMAS } = await import('#lib/signet/catalogue/schemas.ts')
  const state = useCatalogue.getState()
  const { catalogue, imported } = state
  if (kinds?.of !== state) kinds = { of: state, value: idKinds(catalogue, SCHEMAS, ...(imported ? [imported] : [])) }
  return kinds.value
}
