import type { Schema } from '../catalogue/catalogue.ts'
import { resolveSchema } from '../catalogue/schemas.ts'

/** The alternatives that a schema offers, references followed; itself where it offers none. */
export function alternativesOf(schema: Schema): readonly Schema[] {
  const resolved = resolveSchema(schema)
  const alternatives = resolved['anyOf'] ?? resolved['oneOf']
  return Array.isArray(alternatives) ? (alternatives as Schema[]).map(resolveSchema) : [resolved]
}

/**
 * Of a schema with alternatives the one that is meant by a value: it shares most property names with it. The first
 * wins a tie. Any other schema is returned as it is, references followed.
 */
export function alternativeFor(schema: Schema, value: unknown): Schema {
  const resolved = resolveSchema(schema)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return resolved
  const options = alternativesOf(resolved)
  const shared = options.map((option) => Object.keys(option['properties'] ?? {}).filter((name) => name in value).length)
  return options[shared.indexOf(Math.max(...shared))] ?? resolved
}
