import { useEffect, useMemo, useState } from 'react'
import type { BodySupport } from '#components/request/BodyPanel.tsx'
import { type Generator, generatedValue } from '#lib/signet/body/generated-value.ts'
import type { Operation, Schema } from '#lib/signet/catalogue/catalogue.ts'
import type { checkParameters } from '#lib/signet/request/parameter-check.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { placedDrafts, placeInDraft, useDraft } from '#lib/stores/draft-store.ts'
import { newestId, useOfferedIds } from './offered-ids.ts'

/** The schema of an operation's body. Loaded when the first body is shown: undefined until then, and where there is none. */
export function useBodySchema(operation: Operation | undefined): Schema | undefined {
  const imported = useCatalogue((state) => state.imported)
  const [loaded, setLoaded] = useState<{ readonly of: string; readonly schema: Schema | undefined }>()
  const id = operation?.hasBody ? operation.id : undefined
  useEffect(() => {
    if (id === undefined) return
    void import('#lib/signet/catalogue/schemas.ts').then(({ bodySchema }) =>
      setLoaded({ of: id, schema: bodySchema(id, imported) }),
    )
  }, [id, imported])
  return loaded?.of === id ? loaded?.schema : undefined
}

/** What the form of a body needs of the page. */
export function useBodySupport(operation: Operation | undefined): BodySupport | undefined {
  const schema = useBodySchema(operation)
  const knownIds = useOfferedIds()
  return schema && { schema, generate, knownIds }
}

/** What the documentation would not allow in path, query and headers. The checker is loaded when it is first needed. */
export function useParameterChecks(operation: Operation | undefined, draft: RequestDraft): ReadonlyMap<string, string> {
  const [check, setCheck] = useState<{ readonly run: typeof checkParameters }>()
  useEffect(() => {
    void import('#lib/signet/request/parameter-check.ts').then((loaded) => setCheck({ run: loaded.checkParameters }))
  }, [])
  return useMemo(() => check?.run(operation, draft) ?? new Map(), [check, operation, draft])
}

export const generate = (generator: Generator, name: string): string => generatedValue(generator, name, chance())

const chance = () => ({ random, now: Date.now() })

/** From the browser's own source: ids that are made up must not meet. */
function random(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return number / 2 ** 32
}

/** Fills what is empty with valid made-up values. What was typed, or carried over from an answer, stays. */
export async function fillWithSample(operation: Operation): Promise<void> {
  const [{ bodySchema }, { sampleRequest }, { ownValues, placedPart }] = await Promise.all([
    import('#lib/signet/catalogue/schemas.ts'),
    import('#lib/signet/body/sample-request.ts'),
    import('#lib/signet/request/own-values.ts'),
  ])
  const { draft, exampleIds } = useDraft.getState()
  const schema = bodySchema(operation.id, useCatalogue.getState().imported)
  const placed = placedDrafts()
  const sample = sampleRequest(operation, schema, draft, {
    ...chance(),
    knownId: newestId,
    placed,
    leavesIds: !exampleIds && operation.effect === 'write',
  })
  const { pathValues, query, headers, body } = sample
  placeInDraft({ pathValues, query, headers, body }, placedPart(sample, ownValues(draft, placed)))
}
