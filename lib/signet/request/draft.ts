import type { Operation, Parameter } from '../catalogue/catalogue.ts'
import type { RequestDraft, Row } from './request.ts'

/** A request of which nothing is typed yet. */
export const EMPTY_DRAFT: RequestDraft = { method: 'GET', path: '', pathValues: {}, query: [], headers: [], body: '' }

/**
 * A draft that sends an operation as the catalogue shows it: its examples in the path, a row for each parameter (those
 * without an example empty, which is not sent), the first example as body.
 *
 * @param sampleBody The body where the catalogue has no example, made from the schema.
 */
export function draftOf(operation: Operation, sampleBody?: unknown): RequestDraft {
  const of = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place)
  const body = operation.examples[0]?.value ?? sampleBody
  return {
    operationId: operation.id,
    method: operation.method,
    path: operation.path,
    pathValues: Object.fromEntries(of('path').map((parameter) => [parameter.name, exampleOf(parameter)])),
    query: of('query').map(rowOf),
    headers: of('header').map(rowOf),
    body: operation.hasBody && body !== undefined ? JSON.stringify(body, null, 2) : '',
  }
}

function rowOf(parameter: Parameter): Row {
  return { name: parameter.name, value: exampleOf(parameter), enabled: true }
}

const exampleOf = ({ example }: Parameter): string => (example === undefined ? '' : String(example))
