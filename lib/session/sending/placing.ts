import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { LaidOver } from '#lib/signet/catalogue/overlay.ts'
import { bodySchema, COMPONENT_SCHEMAS } from '#lib/signet/catalogue/schemas.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { type IdKinds, idKindsOf } from '#lib/signet/problems/nearest-name.ts'
import { placeProblems } from '#lib/signet/problems/place-problems.ts'
import type { Problem } from '#lib/signet/problems/problems.ts'

/** The last answer, and the imported schemas that it was made from. */
let kinds: { readonly of: LaidOver['imported']; readonly value: IdKinds } | undefined

/** Ties the problems to what was typed for the send. Of a send whose draft is not remembered they stay as they are. */
export function placedIn(
  { draft, operationId }: Exchange,
  problems: readonly Problem[],
  { catalogue, imported }: LaidOver,
): readonly Problem[] {
  if (draft === undefined || problems.length === 0) return problems
  const schema = operationId === undefined ? undefined : bodySchema(operationId, imported)
  const request = { draft, operation: operationById(operationId, catalogue), bodySchema: schema }
  return placeProblems(problems, request, kindsWith(imported))
}

/** What the built-in document says of a name goes before what an import says. */
function kindsWith(imported: LaidOver['imported']): IdKinds {
  if (kinds === undefined || kinds.of !== imported) {
    const own = imported === undefined ? [] : idKindsOf(imported.components)
    kinds = { of: imported, value: new Map([...own, ...idKindsOf(COMPONENT_SCHEMAS)]) }
  }
  return kinds.value
}
