import type { Schema } from './catalogue.ts'
import generated from './schemas.generated.json' with { type: 'json' }

/**
 * The schemas of the catalogue. Apart from the index because they are the larger half, and a page's first paint needs
 * none of them: import this file lazily in pages.
 */
const { components, bodies } = generated as unknown as {
  readonly components: Readonly<Record<string, Schema>>
  readonly bodies: Readonly<Record<string, Schema>>
}

/** `components.schemas` of the document, by name. */
export const COMPONENT_SCHEMAS = components

/** The schema of an operation's JSON body, or undefined where it has none. */
export function bodySchema(operationId: string): Schema | undefined {
  return Object.hasOwn(bodies, operationId) ? bodies[operationId] : undefined
}

/** Follows a `$ref` into the component schemas; any other schema is returned as it is. */
export function resolveSchema(schema: Schema): Schema {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/components/schemas/', '') : undefined
  return (name === undefined ? undefined : components[name]) ?? schema
}
