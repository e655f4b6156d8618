import { memo, type ReactNode, useEffect } from 'react'
import { NextBar } from '#components/response/NextBar.tsx'
import { nextSteps } from '#lib/signet/catalogue/next.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { loadFacts, useFacts } from '#lib/stores/facts-store.ts'
import { openStep } from './open-step.ts'

/** What can be done with the answer on show, where it succeeded and the catalogue knows something. */
export const Next = memo(function Next({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { catalogue } = useCatalogue()
  const { exchangeId, facts, operation } = useFacts()
  useEffect(() => {
    void loadFacts(exchange)
  }, [exchange])
  if (facts === undefined || operation === undefined || exchangeId !== exchange.id) return null
  const steps = nextSteps(catalogue, operation, facts)
  return steps.length === 0 ? null : <NextBar steps={steps} onOpen={(step) => void openStep(step)} />
})
