import { type Fields, fields, items, text } from '../json/untyped.ts'
import { type OpenApiDocument, resolveNode } from './openapi-document.ts'

/** Schemas may contain themselves; no id stands deeper in a body. */
const DEEPEST = 8

/** The names of a body's fields that name something (`x-id`), each once. */
export function bodyIds(document: OpenApiDocument, schema: unknown): string[] {
  return [...new Set(idsBelow(document, resolveNode(document, schema), 0))]
}

function idsBelow(document: OpenApiDocument, schema: Fields, depth: number): string[] {
  if (depth > DEEPEST) return []
  const properties = Object.entries(fields(schema['properties'])).map(
    ([name, given]) => [name, resolveNode(document, given)] as const,
  )
  const parts = [...items(schema['allOf']), ...items(schema['anyOf']), ...items(schema['oneOf']), schema['items']]
  const inner = [...properties.map(([, one]) => one), ...parts.map((part) => resolveNode(document, part))]
  return [
    ...properties.filter(([, one]) => text(one['x-id']) !== undefined).map(([name]) => name),
    ...inner.flatMap((one) => idsBelow(document, one, depth + 1)),
  ]
}
