import { operationById } from '#lib/signet/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange.ts'
import { type IdKinds, idKindsOf } from '#lib/signet/nearest-name.ts'
import { placeProblems } from '#lib/signet/place-problems.ts'
import type { Problem } from '#lib/signet/problems.ts'
import { bodySchema, COMPONENT_SCHEMAS } from '#lib/signet/schemas.ts'

let kinds: IdKinds | undefined

/** Ties the problems to what was typed for the send. Of a send whose draft is not remembered they stay as they are. */
export function placedIn({ draft, operationId }: Exchange, problems: readonly Problem[]): readonly Problem[] {
  if (draft === undefined || problems.length === 0) return problems
  kinds ??= idKindsOf(COMPONENT_SCHEMAS)
  const schema = operationId === undefined ? undefined : bodySchema(operationId)
  return placeProblems(problems, { draft, operation: operationById(operationId), bodySchema: schema }, kinds)
}
