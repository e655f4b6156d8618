import type { Schema } from '../catalogue/catalogue.ts'
import type { JsonNode } from '../json/json-node.ts'
import { isNullable, listOf, propertiesOf, typesOf } from './form-schema.ts'

/** How a field is shown. `json` is a value for which the schema gives no form, or which has another than it gives. */
export type FieldKind = 'text' | 'number' | 'choice' | 'object' | 'list' | 'json'

/** Beyond this a form is no help any more; a schema that contains itself would never end. */
const DEEPEST = 8

export function kindOf(schema: Schema, node: JsonNode | undefined, depth: number): FieldKind {
  const types = typesOf(schema)
  const [type] = types
  if (types.length > 1 || depth > DEEPEST) return 'json'
  const isTree = node?.kind === 'object' || node?.kind === 'array'
  if (type === 'object' && Object.keys(propertiesOf(schema)).length > 0) {
    return node === undefined || node.kind === 'object' ? 'object' : 'json'
  }
  if (type === 'array') return node === undefined || node.kind === 'array' ? 'list' : 'json'
  if (type === 'object' || isTree) return 'json'
  if (choicesOf(schema).length > 0) return 'choice'
  if (type === 'number' || type === 'integer') return 'number'
  return type === 'string' ? 'text' : 'json'
}

/** Each as JSON text. `null` is a choice where the schema allows it and lists the rest. */
export function choicesOf(schema: Schema): readonly string[] {
  const told = schema['const'] === undefined ? listOf(schema['enum']) : [schema['const']]
  const values = told.length === 0 && typesOf(schema)[0] === 'boolean' ? [true, false] : told
  if (values.length === 0) return []
  return [...new Set([...values, ...(isNullable(schema) ? [null] : [])].map((value) => JSON.stringify(value)))]
}
