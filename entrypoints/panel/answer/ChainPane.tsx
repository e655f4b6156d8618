import { type ReactNode, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { ChainView } from '#components/response/ChainView.tsx'
import type { Catalogue } from '#lib/signet/catalogue/catalogue.ts'
import { type ChainLine, chainLines } from '#lib/signet/catalogue/chain.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { parsedJson } from '#lib/signet/json/parsed-json.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { useFacts } from '#lib/stores/facts-store.ts'
import { openStep } from './open-step.ts'

/** The lines of the answer on show; none where it holds nothing of the catalogue's chain. */
function useChainLines(): readonly ChainLine[] {
  const { catalogue } = useCatalogue()
  const { facts, operation, exchangeId } = useFacts()
  // The same ones again where another call has ended that is no step: a long answer is not gone through for that.
  const steps = useExchanges(useShallow(({ exchanges }) => stepsBeside(exchanges, exchangeId, catalogue)))
  return useMemo(
    () => (facts && operation ? chainLines(catalogue, operation, facts, steps.map(callOf)) : []),
    [catalogue, operation, facts, steps],
  )
}

/** The steps that succeeded under the profile of a call, its own among them. */
function stepsBeside(exchanges: readonly Exchange[], exchangeId: string | undefined, { chain }: Catalogue) {
  const sender = exchanges.find(({ id }) => id === exchangeId)?.profileId
  return exchanges.filter(
    ({ operationId, verdict, profileId }) =>
      verdict?.kind === 'success' &&
      profileId === sender &&
      chain?.steps.some((step) => step.operationId === operationId),
  )
}

const callOf = ({ operationId = '', request, startedAt }: Exchange) => ({
  operationId,
  requestBody: parsedJson(request.body),
  at: new Date(startedAt).toISOString(),
})

export function useHasChain(exchangeId: string | undefined): boolean {
  const isRead = useFacts((state) => state.exchangeId === exchangeId)
  return useChainLines().length > 0 && isRead
}

export function ChainPane(): ReactNode {
  const name = useCatalogue((state) => state.catalogue.chain?.name ?? '')
  return <ChainView name={name} lines={useChainLines()} onOpen={(step) => void openStep(step)} />
}
