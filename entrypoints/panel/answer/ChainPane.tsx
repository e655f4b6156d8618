import type { ReactNode } from 'react'
import { ChainView } from '#components/response/ChainView.tsx'
import { type ChainLine, chainLines } from '#lib/signet/catalogue/chain.ts'
import { parsedJson } from '#lib/signet/json/parsed-json.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useExchanges } from '#lib/stores/exchange-store.ts'
import { useFacts } from '#lib/stores/facts-store.ts'
import { openStep } from './open-step.ts'

/** The lines of the answer on show; none where it holds nothing of the catalogue's chain. */
function useChainLines(): readonly ChainLine[] {
  const { catalogue } = useCatalogue()
  const { facts, operation, exchangeId } = useFacts()
  const exchanges = useExchanges((state) => state.exchanges)
  if (facts === undefined || operation === undefined) return []
  const sender = exchanges.find(({ id }) => id === exchangeId)?.profileId
  const calls = exchanges.flatMap(({ operationId, verdict, request, startedAt, profileId }) =>
    operationId !== undefined && verdict?.kind === 'success' && profileId === sender && isStep(operationId)
      ? [{ operationId, requestBody: parsedJson(request.body), at: new Date(startedAt).toISOString() }]
      : [],
  )
  return chainLines(catalogue, operation, facts, calls)

  function isStep(operationId: string): boolean {
    return catalogue.chain?.steps.some((step) => step.operationId === operationId) ?? false
  }
}

export function useHasChain(exchangeId: string | undefined): boolean {
  const isRead = useFacts((state) => state.exchangeId === exchangeId)
  return useChainLines().length > 0 && isRead
}

export function ChainPane(): ReactNode {
  const name = useCatalogue((state) => state.catalogue.chain?.name ?? '')
  return <ChainView name={name} lines={useChainLines()} onOpen={(step) => void openStep(step)} />
}
