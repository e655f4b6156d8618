import type { Operation, Parameter, Schema } from '../catalogue/catalogue.ts'
import { pointerTo } from '../json/json-pointer.ts'
import { type Fields, fields, isFields, items } from '../json/untyped.ts'
import { valueAt } from '../json/value-at.ts'
import { ownValues } from '../request/own-values.ts'
import type { RequestDraft, Row } from '../request/request.ts'
import { alternativeFor } from './alternatives.ts'
import { flatSchema, formAlternatives, formatsOf, isNullable, listOf, propertiesOf, typesOf } from './form-schema.ts'
import { type Chance, generatedValue, generatorsOf, isOwnId } from './generated-value.ts'
import { inventedText } from './invented-text.ts'
import { sampleOf } from './sample.ts'
import { checkValue } from './schema-check.ts'

export interface SampleSources extends Chance {
  /** The newest id of a kind that this profile has seen, if any: a made-up one would name nothing. */
  readonly knownId: (kind: string) => string | undefined
  /** Drafts that an example or sample data made: what they hold makes way. */
  readonly placed: readonly RequestDraft[]
  /** Leaves out ids that must name something: whose, is for the user to say. */
  readonly leavesIds: boolean
}

/** Schemas may contain themselves; no sample is nested deeper. */
const DEEPEST = 6

/**
 * A whole request with valid made-up values: every field of the body, the variables of the path, and of the query what
 * is required or wanted. What was typed or carried over stays. An id that names something is one that was seen, else that
 * of the catalogue's example; an id that the caller thinks up is a new one.
 *
 * @param schema Of the body, where the operation has one.
 */
export function sampleRequest(
  operation: Operation,
  schema: Schema | undefined,
  draft: RequestDraft,
  sources: SampleSources,
): RequestDraft {
  const of = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place)
  const own = ownValues(draft, sources.placed)
  const wanted = (one: Parameter) => one.required || one.name === wantedFilter(operation)?.name
  const rows = (part: 'query' | 'headers', parameters: readonly Parameter[]) =>
    filled(draft[part], parameters, (one) => own.row(part, one.name) ?? parameterValue(one, sources))
  const pathValues = of('path').map((one) => [one.name, own.pathValue(one.name) ?? parameterValue(one, sources)])
  return {
    ...draft,
    pathValues: { ...draft.pathValues, ...Object.fromEntries(pathValues) },
    query: rows('query', of('query').filter(wanted)),
    headers: rows(
      'headers',
      of('header').filter((one) => one.required),
    ),
    body:
      schema === undefined || !operation.hasBody
        ? draft.body
        : JSON.stringify(sampleBody(operation, schema, own.body, sources), null, 2),
  }
}

/** Of a search that wants one filter of several: the one with an example, else the first that may be any text. */
function wantedFilter({ needsOneOf, parameters }: Operation): Parameter | undefined {
  const filters = parameters.filter(({ name }) => needsOneOf.includes(name))
  return filters.find(({ example }) => example !== undefined) ?? filters[0]
}

/** Rows with these parameters filled in: where they stand already, else at the end. */
function filled(
  rows: readonly Row[],
  parameters: readonly Parameter[],
  value: (one: Parameter) => string,
): readonly Row[] {
  const all = [...rows]
  for (const parameter of parameters) {
    const at = all.findIndex(({ name }) => name.toLowerCase() === parameter.name.toLowerCase())
    all[at < 0 ? all.length : at] = { name: parameter.name, value: value(parameter), enabled: true }
  }
  return all
}

function parameterValue({ name, schema, example }: Parameter, sources: SampleSources): string {
  if (isLeft(schema, sources)) return ''
  const known = knownIdOf(schema, sources)
  return String(known ?? example ?? schema['default'] ?? scalarOf(name, flatSchema(schema), sources))
}

const isLeft = (schema: Schema, { leavesIds }: SampleSources): boolean =>
  leavesIds && schema['x-id'] !== undefined && !isOwnId(schema)

/** A body with all that its schema knows. The calls that trade credentials for tokens keep their example: it names them. */
function sampleBody(operation: Operation, schema: Schema, own: unknown, sources: SampleSources): unknown {
  const example = operation.examples[0]?.value
  if (operation.secretAnswer && example !== undefined) return isFields(own) ? { ...fields(example), ...own } : example
  const made = madeUp('', schema, { ...sources, example, own, pointer: '', depth: 0 })
  // A rule that nobody foresaw: then the plain sample is at least what the schema gives.
  const isFine = own !== undefined || sources.leavesIds || fits(schema, made)
  return isFine ? made : (example ?? sampleOf(schema))
}

interface Spot extends SampleSources {
  readonly example: unknown
  /** What stays at this place. */
  readonly own: unknown
  readonly pointer: string
  readonly depth: number
}

function madeUp(name: string, given: Schema, spot: Spot): unknown {
  const { own } = spot
  const schema = flatSchema(given)
  const [first] = formAlternatives(schema)
  if (first !== undefined) {
    const alternative = isFields(own) ? alternativeFor(schema, own) : first
    return madeUp(name, { ...schema, anyOf: undefined, oneOf: undefined, ...flatSchema(alternative) }, spot)
  }
  const [type] = typesOf(schema)
  if (type === 'object' && (own === undefined || isFields(own))) return madeUpObject(schema, spot)
  if (type === 'array' && (own === undefined || Array.isArray(own))) return madeUpList(name, schema, spot)
  if (own !== undefined) return own
  if (isLeft(schema, spot)) return undefined
  return knownIdOf(schema, spot) ?? exampleId(schema, spot) ?? scalarOf(name, schema, spot)
}

const inside = (spot: Spot, step: string | number): Spot => ({
  ...spot,
  own: valueAt(spot.own, pointerTo('', step)),
  pointer: pointerTo(spot.pointer, step),
  depth: spot.depth + 1,
})

function madeUpList(name: string, schema: Schema, spot: Spot): unknown[] {
  if (spot.depth > DEEPEST) return []
  const count = Math.max(1, Number(schema['minItems'] ?? 1), items(spot.own).length)
  return Array.from({ length: count }, (_, at) => madeUp(name, fields(schema['items']), inside(spot, at)))
}

/** The fields that the schema knows, and behind them those that are the user's own. */
function madeUpObject(schema: Schema, spot: Spot): Record<string, unknown> {
  if (spot.depth > DEEPEST) return {}
  const properties = Object.entries(propertiesOf(schema))
  const made = properties.map(([name, property]) => [name, madeUp(name, property, inside(spot, name))] as const)
  return { ...Object.fromEntries(made.filter(([, value]) => value !== undefined)), ...strangers(schema, spot.own) }
}

function strangers(schema: Schema, own: unknown): Fields {
  const known = propertiesOf(schema)
  return Object.fromEntries(Object.entries(fields(own)).filter(([name]) => !Object.hasOwn(known, name)))
}

/** An id that names something which exists. Own ids name nothing yet. */
function knownIdOf(schema: Schema, { knownId }: SampleSources): string | undefined {
  const kind = schema['x-id']
  const known = typeof kind === 'string' && !isOwnId(schema) ? knownId(kind) : undefined
  return known !== undefined && fits(schema, known) ? known : undefined
}

function exampleId(schema: Schema, { example, pointer }: Spot): unknown {
  return schema['x-id'] === undefined || isOwnId(schema) ? undefined : valueAt(example, pointer)
}

function scalarOf(name: string, schema: Schema, chance: Chance): unknown {
  const told = schema['const'] ?? listOf(schema['enum'])[0] ?? schema['default']
  if (told !== undefined) return told
  const [type] = typesOf(schema)
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return sampleOf(schema)
  if (type !== 'string') return isNullable(schema) ? null : sampleOf(schema)
  const [generator] = generatorsOf(name, schema)
  if (generator !== undefined) return generatedValue(generator, name, chance)
  return fitting(schema, inventedText(name, formatsOf(schema), chance))
}

/** The text where it keeps the schema's rules, else the plain sample, which was made by them. */
const fitting = (schema: Schema, text: string): unknown => (fits(schema, text) ? text : sampleOf(schema))

const fits = (schema: Schema, value: unknown): boolean => checkValue(schema, value).length === 0
