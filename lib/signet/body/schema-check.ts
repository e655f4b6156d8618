import { type OutputUnit, Validator } from '@cfworker/json-schema'
import { INTERFACE } from '#lib/text.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import { COMPONENT_SCHEMAS, resolveSchema } from '../catalogue/schemas.ts'
import { isFields } from '../json/untyped.ts'
import { alternativeFor } from './alternatives.ts'
import { describeProblem, nameOf, type SchemaProblem, type Telling } from './schema-problem.ts'

/** Keywords that only say "something inside is wrong". The inner error says what. */
const CONTAINERS = new Set(['$ref', 'properties', 'items', 'allOf', 'additionalProperties', 'patternProperties'])

const ROOT = '#'

/**
 * Checks a value against a schema of the catalogue and says in sentences what is wrong with it.
 *
 * Where the schema has alternatives (`anyOf`), the one that shares most names with the value is meant, and only its
 * problems are returned. At most one problem is returned for each place. Never throws.
 *
 * @param value Decoded JSON; `undefined` counts as missing.
 * @param rootName What to call the value as a whole: "body", or the name of a parameter.
 * @param words The interface's, unless it is Signet who says it.
 */
export function checkValue(schema: Schema, value: unknown, rootName = 'body', words = INTERFACE): SchemaProblem[] {
  const telling = { rootName, words }
  if (value === undefined) return [missing('', telling)]
  if (errorsOf(resolveSchema(schema), value).length === 0) return []
  const meant = alternativeFor(schema, value)
  const errors = errorsOf(meant, value)
  const problems = errors.flatMap((error) => problemsOf(error, errors, meant, value, telling))
  return firstOfEachPlace(problems)
}

/** The library's errors, their places decoded from URI fragments to plain JSON pointers. */
function errorsOf(schema: Schema, value: unknown): OutputUnit[] {
  try {
    return validatorOf(schema)
      .validate(value)
      .errors.map((error) => ({
        ...error,
        instanceLocation: decodeURIComponent(error.instanceLocation.slice(ROOT.length)),
        keywordLocation: decodeURIComponent(error.keywordLocation.slice(ROOT.length)),
      }))
  } catch (thrown) {
    // Half a surrogate pair as a property's name cannot stand in a fragment.
    if (!(thrown instanceof URIError)) throw thrown
    return [{ keyword: 'name', instanceLocation: '', keywordLocation: '/name', error: '' }]
  }
}

const validators = new WeakMap<Schema, Validator>()

/** Built on first use and kept: building walks all component schemas. */
function validatorOf(schema: Schema): Validator {
  const known = validators.get(schema)
  if (known !== undefined) return known
  // Component schemas alone: over the whole document, an `id` in an example would be taken for a schema's id.
  const root = { ...schema, components: { schemas: COMPONENT_SCHEMAS } }
  const validator = new Validator(root, '2020-12', false)
  validators.set(schema, validator)
  return validator
}

function problemsOf(
  error: OutputUnit,
  all: readonly OutputUnit[],
  schema: Schema,
  value: unknown,
  telling: Telling,
): SchemaProblem[] {
  const { keyword, instanceLocation: pointer, keywordLocation } = error
  if (CONTAINERS.has(keyword)) return []
  const owner = ownerOf(schema, keywordLocation)
  const at = valueAt(value, pointer)
  if (keyword === 'required') return missingOf(owner, at, pointer, telling)
  if (keyword === 'anyOf' || keyword === 'oneOf') {
    const inner = all.filter((other) => other.keywordLocation.startsWith(`${keywordLocation}/`))
    // Alternatives of a plain value, IPv4 or IPv6: one sentence that names them all. It stands before theirs, and wins.
    if (inner.every((other) => other.instanceLocation === pointer)) {
      return [describeProblem(pointer, telling, keyword, owner)]
    }
    return []
  }
  return [describeProblem(pointer, telling, keyword, owner)]
}

/** The library names a missing property in prose only, so the names are computed here. */
function missingOf(owner: Schema, at: unknown, pointer: string, telling: Telling): SchemaProblem[] {
  const names = (owner['required'] ?? []) as string[]
  return names
    .filter((name) => isFields(at) && !Object.hasOwn(at, name))
    .map((name) => missing(`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, telling))
}

function missing(pointer: string, { rootName, words: { t } }: Telling): SchemaProblem {
  const name = nameOf(pointer, rootName)
  return { pointer, name, code: 'required', reason: t('{name} is required', { name }) }
}

/** The schema that holds the keyword at the end of a location, references in between followed. */
function ownerOf(schema: Schema, keywordLocation: string): Schema {
  const steps = keywordLocation.split('/').slice(1, -1).map(unescapeStep)
  let at: Schema = schema
  for (const step of steps) {
    if (step === '$ref') at = resolveSchema(at)
    else at = (at[step] ?? {}) as Schema
  }
  return at
}

function valueAt(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1).map(unescapeStep)
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | null | undefined)?.[step], value)
}

const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

function firstOfEachPlace(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const places = new Set<string>()
  return problems.filter(({ pointer }) => !places.has(pointer) && places.add(pointer))
}
