import { t } from '#lib/text.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import { resolveSchema } from '../catalogue/schemas.ts'
import { isFields } from '../json/untyped.ts'
import { either } from '../text/listed.ts'

/** A schema as a form needs it: references followed, the parts of `allOf` put together. */
export function flatSchema(given: Schema): Schema {
  const schema = resolveSchema(given)
  const parts = listOf(schema['allOf']).map((part) => flatSchema(part as Schema))
  if (parts.length === 0) return schema
  const all = [...parts, schema]
  const properties = Object.assign({}, ...all.map(propertiesOf)) as Schema
  const required = all.flatMap(requiredOf)
  return { ...Object.assign({}, ...all), allOf: undefined, properties, required }
}

export const propertiesOf = (schema: Schema): Readonly<Record<string, Schema>> =>
  isFields(schema['properties']) ? (schema['properties'] as Record<string, Schema>) : {}

export const requiredOf = (schema: Schema): readonly string[] =>
  listOf(schema['required']).filter((name) => typeof name === 'string')

/** The types that a schema allows, `null` left out: that is asked for apart. */
export function typesOf(schema: Schema): readonly string[] {
  const { type } = schema
  const told = (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string' && one !== 'null')
  if (told.length > 0) return told as string[]
  if (isFields(schema['properties'])) return ['object']
  return schema['items'] === undefined ? [] : ['array']
}

export const isNullable = ({ type, nullable }: Schema): boolean =>
  nullable === true || (Array.isArray(type) && type.includes('null'))

/** Every format that its text may have: several where `anyOf` offers them, IPv4 or IPv6. */
export function formatsOf(schema: Schema): readonly string[] {
  const offered = [schema, ...alternativesIn(schema).map(flatSchema)]
  return offered.map(({ format }) => format).filter((format) => typeof format === 'string')
}

/** `anyOf` or `oneOf`, as they stand. */
export const alternativesIn = (schema: Schema): readonly Schema[] =>
  (Array.isArray(schema['anyOf']) ? schema['anyOf'] : listOf(schema['oneOf'])) as Schema[]

/** The alternatives that make different forms. Those that only narrow one text (IPv4 or IPv6) are none. */
export function formAlternatives(schema: Schema): readonly Schema[] {
  const offered = alternativesIn(schema)
  const kinds = offered.map(flatSchema).map((one) => typesOf(one).join())
  const isOneText = kinds.every((kind) => kind === '' || kind === kinds[0]) && !/object|array/.test(kinds[0] ?? '')
  return isOneText ? [] : offered
}

/** What an alternative is called: by its title, the name it has among the components, or its types. */
export function titleOf(alternative: Schema, at: number): string {
  const { title } = flatSchema(alternative)
  if (typeof title === 'string' && title !== '') return title
  const { $ref } = alternative
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1)
  return either(typesOf(flatSchema(alternative))) || t('Form {n}', { n: at + 1 })
}

/** What is named as an example or stands for what is left out; undefined where the schema shows nothing. */
export function shownValue(schema: Schema): unknown {
  return [schema['example'], listOf(schema['examples'])[0], schema['default']].find((value) => value !== undefined)
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
