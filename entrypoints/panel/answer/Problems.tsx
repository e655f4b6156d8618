import { memo, type ReactNode, useEffect, useMemo, useState } from 'react'
import { ProblemList } from '#components/response/ProblemList.tsx'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { Explanation } from '#lib/signet/problems/explain.ts'
import type { Problem } from '#lib/signet/problems/problems.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { goToProblem, useProblemWalk } from '#lib/stores/problem-walk-store.ts'

/** What is wrong, with the way to each spot. */
export const Problems = memo(function Problems({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const explain = useExplain(exchange)
  const walk = useProblemWalk()
  return (
    <ProblemList
      problems={exchange.problems ?? []}
      explain={explain}
      current={walk.exchangeId === exchange.id ? walk.current : undefined}
      onShow={(at) => goToProblem(exchange, at)}
    />
  )
})

const UNEXPLAINED: Explanation = { meaning: undefined, advice: undefined }

/** Explanations need the schemas, which come a moment after the first answer. */
function useExplain({ operationId, draft }: Exchange): (problem: Problem) => Explanation {
  const { catalogue, imported } = useCatalogue()
  const [modules, setModules] = useState<Awaited<ReturnType<typeof loadExplain>>>()
  useEffect(() => {
    void loadExplain().then(setModules)
  }, [])
  return useMemo(() => {
    if (modules === undefined) return () => UNEXPLAINED
    const { explain, bodySchema } = modules
    const operation = operationById(operationId, catalogue)
    const schema = operationId === undefined ? undefined : bodySchema(operationId, imported)
    const request = { draft: draft ?? EMPTY_DRAFT, operation, bodySchema: schema }
    return (problem: Problem) => explain(problem, request)
  }, [modules, operationId, draft, catalogue, imported])
}

async function loadExplain() {
  const [{ explain }, { bodySchema }] = await Promise.all([
    import('#lib/signet/problems/explain.ts'),
    import('#lib/signet/catalogue/schemas.ts'),
  ])
  return { explain, bodySchema }
}
