import type { Schema } from '../catalogue/catalogue.ts'
import { childOf, type JsonNode } from '../json/json-node.ts'
import { flatSchema, formAlternatives, propertiesOf, requiredOf, titleOf, typesOf } from './form-schema.ts'

/** Which alternative the user asked for, by pointer. Where none is asked for, the one that fits the text best is meant. */
export type ChosenAlternatives = Readonly<Record<string, number>>

export interface ChosenForm {
  readonly schema: Schema
  /** Where the schema offers several forms of a value: what they are called, and which one is shown. */
  readonly alternatives: { readonly titles: readonly string[]; readonly chosen: number } | undefined
  /** Their schemas; empty where there is one form alone. */
  readonly offered: readonly Schema[]
}

/** A schema as one form, with the alternative that was chosen for it, or that fits best, put into it. */
export function chosenSchema(
  chosen: ChosenAlternatives,
  schema: Schema,
  node: JsonNode | undefined,
  pointer: string,
): ChosenForm {
  const offered = formAlternatives(schema)
  if (offered.length === 0) return { schema, alternatives: undefined, offered }
  const at = chosen[pointer] ?? bestFit(offered, node)
  const { anyOf: _any, oneOf: _one, ...rest } = schema
  const alternative = flatSchema(offered[at] ?? {})
  const properties = { ...propertiesOf(rest), ...propertiesOf(alternative) }
  const merged: Schema = {
    ...rest,
    ...alternative,
    ...(Object.keys(properties).length > 0 && { properties }),
    required: [...requiredOf(rest), ...requiredOf(alternative)],
  }
  return { schema: merged, alternatives: { titles: offered.map(titleOf), chosen: at }, offered }
}

/** The alternative that shares most names with an object, else the first of the value's own type, else the first. */
function bestFit(offered: readonly Schema[], node: JsonNode | undefined): number {
  const flat = offered.map(flatSchema)
  const shared = flat.map((one) => Object.keys(propertiesOf(one)).filter((name) => childOf(node, name)).length)
  const most = Math.max(...shared)
  if (most > 0) return shared.indexOf(most)
  return Math.max(0, node === undefined ? 0 : flat.findIndex((one) => fitsType(typesOf(one), node)))
}

function fitsType(types: readonly string[], { kind }: JsonNode): boolean {
  return types.some((type) => type === kind || (type === 'integer' && kind === 'number'))
}
