import type { SandboxCall } from './call.ts'
import { done, type Outcome } from './outcome.ts'

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly pagination: { readonly total: number; readonly limit: number; readonly offset: number }
}

/** One page of rows, newest first. Limit and offset were checked, and their defaults filled in, by the schemas. */
export function pageOf<Row>({ query }: SandboxCall, oldestFirst: readonly Row[]): Page<Row> {
  const limit = Number(query['limit'])
  const offset = Number(query['offset'])
  const rows = oldestFirst.toReversed().slice(offset, offset + limit)
  return { rows, pagination: { total: oldestFirst.length, limit, offset } }
}

/** A page in the form of the guide's pagination page: `items` and `pagination`. */
export function itemPage(call: SandboxCall, message: string, oldestFirst: readonly unknown[]): Outcome {
  const { rows, pagination } = pageOf(call, oldestFirst)
  return done(message, { items: rows, pagination })
}
