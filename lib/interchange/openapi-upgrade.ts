import { type Fields, fields, isFields, items } from '#lib/signet/json/untyped.ts'

/**
 * An OpenAPI 3.0 document in the form of 3.1, whose schemas are JSON Schema: `nullable` becomes a type, a limit that is
 * marked as exclusive becomes the exclusive limit. Everything else reads alike.
 */
export function upgradeDocument(document: Fields): Fields {
  const components = fields(document['components'])
  const schemas = Object.entries(fields(components['schemas'])).map(([name, schema]) => [name, upgradeSchema(schema)])
  const upgraded = upgradeIn(document) as Fields
  return {
    ...upgraded,
    components: { ...fields(upgraded['components']), schemas: Object.fromEntries(schemas) },
  }
}

/** Everything that stands under the name `schema`, wherever a document may have one. */
function upgradeIn(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(upgradeIn)
  if (!isFields(node)) return node
  const members = Object.entries(node).map(([name, value]) => {
    if (name === 'schema') return [name, upgradeSchema(value)]
    return [name, name === 'example' || name === 'examples' ? value : upgradeIn(value)]
  })
  return Object.fromEntries(members)
}

/** Keywords that hold one schema, a list of them, and schemas by name. */
const ONE = ['items', 'not', 'additionalProperties']
const LIST = ['allOf', 'anyOf', 'oneOf']
const NAMED = ['properties']

function upgradeSchema(given: unknown): unknown {
  if (!isFields(given)) return given
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = given
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, inner(name, value)])),
    ...limit('minimum', 'exclusiveMinimum', given),
    ...limit('maximum', 'exclusiveMaximum', given),
    ...(nullable === true ? nullableForm(given) : {}),
  }
}

function inner(name: string, value: unknown): unknown {
  if (ONE.includes(name)) return upgradeSchema(value)
  if (LIST.includes(name)) return items(value).map(upgradeSchema)
  if (!NAMED.includes(name)) return value
  return Object.fromEntries(Object.entries(fields(value)).map(([key, schema]) => [key, upgradeSchema(schema)]))
}

function limit(inclusive: string, exclusive: string, schema: Fields): Fields {
  if (schema[exclusive] === true) return { [inclusive]: undefined, [exclusive]: schema[inclusive] }
  return typeof schema[exclusive] === 'number' ? { [exclusive]: schema[exclusive] } : {}
}

function nullableForm({ type, enum: values }: Fields): Fields {
  return {
    ...(typeof type === 'string' ? { type: [type, 'null'] } : {}),
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  }
}
