import { t, tn } from '#lib/text.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import { either } from '../text/listed.ts'
import {
  alternativesIn,
  flatSchema,
  formatsOf,
  isNullable,
  listOf,
  propertiesOf,
  requiredOf,
  shownValue,
  typesOf,
} from './form-schema.ts'

/** A name or a value that could stand in a body, with what the documentation says of it. */
export interface BodyHint {
  /** The name, or the value as JSON text. */
  readonly text: string
  /** The type or format, in a word: "uuid", "list". */
  readonly detail: string
  readonly about: string
  readonly required: boolean
}

/**
 * The names that an object may have beside those that it has. Where the schema offers alternatives, those of all of
 * them: which one is meant is not known before it is typed.
 *
 * @param steps The way to the object, as of a JSON Pointer.
 */
export function nameHints(schema: Schema, steps: readonly string[], present: readonly string[]): readonly BodyHint[] {
  const names = new Map<string, BodyHint>()
  for (const object of schemasAt(schema, steps)) {
    for (const [name, property] of Object.entries(propertiesOf(object))) {
      if (names.has(name) || present.includes(name)) continue
      const flat = flatSchema(property)
      const about = String(flat['description'] ?? '')
      names.set(name, { text: name, detail: typeWords(flat), about, required: requiredOf(object).includes(name) })
    }
  }
  return [...names.values()]
}

/** The values that can be named for a place: choices, the example, the default. */
export function valueHints(schema: Schema, steps: readonly string[]): readonly BodyHint[] {
  const values = schemasAt(schema, steps).flatMap((flat) => {
    const choices = flat['const'] === undefined ? listOf(flat['enum']) : [flat['const']]
    const named = choices.length > 0 ? choices : typesOf(flat)[0] === 'boolean' ? [true, false] : [shownValue(flat)]
    return [...named.filter((value) => value !== undefined), ...(isNullable(flat) ? [null] : [])]
  })
  const texts = new Set(values.map((value) => JSON.stringify(value)))
  return [...texts].map((text) => ({ text, detail: '', about: '', required: false }))
}

/** What the documentation says of a place, in lines; none for a place that it does not know. */
export function wordsAbout(schema: Schema, steps: readonly string[]): readonly string[] {
  const [flat] = schemasAt(schema, steps)
  if (flat === undefined) return []
  const parents = schemasAt(schema, steps.slice(0, -1))
  const isRequired = steps.length > 0 && parents.some((parent) => requiredOf(parent).includes(steps.at(-1) ?? ''))
  const example = shownValue(flat)
  return [
    [typeWords(flat), isRequired ? t('required') : ''].filter((word) => word !== '').join(' · '),
    String(flat['description'] ?? ''),
    rulesOf(flat),
    flat['enum'] === undefined ? '' : t('One of {choices}', { choices: listOf(flat['enum']).join(', ') }),
    example === undefined ? '' : t('For example {example}', { example: JSON.stringify(example) }),
  ].filter((line) => line !== '')
}

/** Every schema that may be meant by a place, references followed: one but for alternatives. */
export function schemasAt(schema: Schema, steps: readonly string[]): readonly Schema[] {
  return steps.reduce<readonly Schema[]>((here, step) => here.flatMap((one) => inside(one, step)), offered(schema))
}

function offered(schema: Schema): readonly Schema[] {
  const flat = flatSchema(schema)
  const alternatives = alternativesIn(flat)
  if (alternatives.length === 0 || typesOf(flat)[0] === 'string') return [flat]
  return alternatives.map((one) => ({ ...flat, anyOf: undefined, oneOf: undefined, ...flatSchema(one) }))
}

function inside(schema: Schema, step: string): readonly Schema[] {
  const properties = propertiesOf(schema)
  if (Object.hasOwn(properties, step)) return offered(properties[step] ?? {})
  const { items, additionalProperties } = schema
  if (typesOf(schema)[0] === 'array') return isSchema(items) ? offered(items) : []
  return isSchema(additionalProperties) ? offered(additionalProperties) : []
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

const WORDS: Readonly<Record<string, string>> = {
  string: t('text'),
  integer: t('whole number'),
  boolean: t('true or false'),
  array: t('list'),
}

function typeWords(schema: Schema): string {
  const formats = formatsOf(schema)
  return either(formats.length > 0 ? formats : typesOf(schema).map((type) => WORDS[type] ?? type))
}

function rulesOf(schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum, pattern } = schema
  return [
    ...sizesOf(schema),
    ...(minimum === undefined ? [] : [t('at least {limit}', { limit: String(minimum) })]),
    ...(exclusiveMinimum === undefined ? [] : [t('more than {limit}', { limit: String(exclusiveMinimum) })]),
    ...(maximum === undefined ? [] : [t('at most {limit}', { limit: String(maximum) })]),
    ...(pattern === undefined ? [] : [t('like {pattern}', { pattern: String(pattern) })]),
  ].join(', ')
}

function sizesOf({ minLength, maxLength, minItems, maxItems }: Schema): string[] {
  const of = (limit: unknown, words: (count: number, as: { n: number }) => string): string[] =>
    limit === undefined ? [] : [words(Number(limit), { n: Number(limit) })]
  return [
    ...of(maxLength, (count, as) => tn(count, 'up to {n} character', 'up to {n} characters', as)),
    ...of(Number(minLength) > 1 ? minLength : undefined, (count, as) =>
      tn(count, 'at least {n} character', 'at least {n} characters', as),
    ),
    ...of(minItems, (count, as) => tn(count, 'at least {n} entry', 'at least {n} entries', as)),
    ...of(maxItems, (count, as) => tn(count, 'at most {n} entry', 'at most {n} entries', as)),
  ]
}
