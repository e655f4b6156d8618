import type { Schema } from '../catalogue/catalogue.ts'

/** What a schema check finds wrong, in the words of the rule and never of the value. */
type SchemaProblemCode =
  | 'required'
  | 'invalid_type'
  | 'invalid_enum'
  | 'invalid_format'
  | 'too_short'
  | 'too_long'
  | 'too_few'
  | 'too_many'
  | 'too_small'
  | 'too_large'
  | 'invalid'

export interface SchemaProblem {
  /** JSON pointer into the value; empty for the value as a whole. */
  readonly pointer: string
  /** The same as Signet writes it: `reasons[0].category`. */
  readonly name: string
  readonly code: SchemaProblemCode
  /** A sentence that names the field and what is allowed. Never holds the value: it may be a secret. */
  readonly reason: string
}

/** A format in words. */
export const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  email: 'an email address',
  'date-time': 'a date and time in ISO 8601',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uri: 'a URL',
}

/** A type in words. */
export const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

/** A rule turned into words: what to do about it, after "name must". */
type Rule = readonly [code: SchemaProblemCode, must: (limit: number, owner: Schema) => string]

const RULES: Readonly<Record<string, Rule>> = {
  type: ['invalid_type', (_, owner) => `be ${TYPES[String(owner['type'])] ?? String(owner['type'])}`],
  enum: ['invalid_enum', (_, owner) => `be one of ${(owner['enum'] as unknown[]).join(', ')}`],
  const: ['invalid_enum', (_, owner) => `be ${String(owner['const'])}`],
  format: ['invalid_format', (_, owner) => `be ${formatWords(owner)}`],
  pattern: ['invalid_format', (_, owner) => `be like ${describePattern(owner)}`],
  anyOf: ['invalid_format', (_, owner) => `be ${alternativesWords(owner)}`],
  oneOf: ['invalid_format', (_, owner) => `be ${alternativesWords(owner)}`],
  minLength: ['too_short', (limit) => (limit === 1 ? 'not be empty' : `have at least ${limit} characters`)],
  maxLength: ['too_long', (limit) => `have at most ${limit} characters`],
  minItems: ['too_few', (limit) => `have at least ${limit} ${limit === 1 ? 'entry' : 'entries'}`],
  maxItems: ['too_many', (limit) => `have at most ${limit} entries`],
  minimum: ['too_small', (limit) => `be at least ${limit}`],
  maximum: ['too_large', (limit) => `be at most ${limit}`],
  exclusiveMinimum: ['too_small', (limit) => `be more than ${limit}`],
  exclusiveMaximum: ['too_large', (limit) => `be less than ${limit}`],
}

const OTHER: Rule = ['invalid', () => 'fit the schema']

/** @param owner The schema that holds the keyword which the value broke. */
export function describeProblem(pointer: string, rootName: string, keyword: string, owner: Schema): SchemaProblem {
  const name = nameOf(pointer, rootName)
  const [code, must] = RULES[keyword] ?? OTHER
  return { pointer, name, code, reason: `${name} must ${must(Number(owner[keyword]), owner)}` }
}

/** `/reasons/0/category` as `reasons[0].category`; the empty pointer as the name of the whole. */
export function nameOf(pointer: string, rootName: string): string {
  const steps = pointer.split('/').slice(1)
  if (steps.length === 0) return rootName
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step, at) => (/^\d+$/.test(step) ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`))
    .join('')
}

function formatWords(owner: Schema): string {
  const format = String(owner['format'])
  return FORMATS[format] ?? `in the format ${format}`
}

function alternativesWords(owner: Schema): string {
  const alternatives = (owner['anyOf'] ?? owner['oneOf']) as Schema[]
  return alternatives.map((one) => (one['format'] === undefined ? 'another kind' : formatWords(one))).join(' or ')
}

/** The schema's own words say more than its pattern: "ISO 4217 code". */
function describePattern(owner: Schema): string {
  const words = String(owner['description'] ?? '').replace(/\.$/, '')
  return words === '' ? String(owner['pattern']) : `${words} (${String(owner['pattern'])})`
}
