import type { Schema, Schemas } from './catalogue.ts'
import generated from './schemas.generated.json' with { type: 'json' }
import { selfContained } from './self-contained.ts'
import { withKinds } from './with-kinds.ts'

/** The built-in catalogue's schemas: a page's first paint needs none of them, so import this file lazily in pages. */
export const SCHEMAS = generated as unknown as Schemas

/** `components.schemas` of the built-in document, by name. */
export const COMPONENT_SCHEMAS = SCHEMAS.components

/**
 * The schema of an operation's JSON body, or undefined where it has none.
 *
 * @param imported The schemas of a document that the user imported. They go first, and come without references: whoever
 * reads a schema needs to know of the built-in components alone.
 */
export function bodySchema(operationId: string, imported?: Schemas): Schema | undefined {
  const known = Object.hasOwn(SCHEMAS.bodies, operationId) ? SCHEMAS.bodies[operationId] : undefined
  if (imported === undefined || !Object.hasOwn(imported.bodies, operationId)) return known
  const said = selfContained(imported.bodies[operationId] as Schema, imported.components)
  return known === undefined ? said : withKinds(said, known, resolveSchema)
}

/** Follows a `$ref` into the built-in components; any other schema is returned as it is. */
export function resolveSchema(schema: Schema): Schema {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/components/schemas/', '') : undefined
  return (name === undefined || !Object.hasOwn(COMPONENT_SCHEMAS, name) ? undefined : COMPONENT_SCHEMAS[name]) ?? schema
}
