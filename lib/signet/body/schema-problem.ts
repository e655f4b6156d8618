import { INTERFACE, type Words } from '#lib/text.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import { either } from '../text/listed.ts'

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

/** A format in words; undefined for one that has none. */
export function formatWords(format: string, { t }: Words = INTERFACE): string | undefined {
  const words: Readonly<Record<string, string>> = {
    uuid: t('a UUID'),
    email: t('an email address'),
    'date-time': t('a date and time in ISO 8601'),
    ipv4: t('an IPv4 address'),
    ipv6: t('an IPv6 address'),
    uri: t('a URL'),
  }
  return words[format]
}

/** A type in words. */
export function typeWords(type: string, { t }: Words = INTERFACE): string {
  const words: Readonly<Record<string, string>> = {
    string: t('a text'),
    integer: t('a whole number'),
    number: t('a number'),
    boolean: t('true or false'),
    array: t('a list'),
    object: t('an object'),
  }
  return words[type] ?? type
}

/** What is broken, by its name, with the number that the rule holds and the schema that holds the rule. */
interface Broken {
  readonly name: string
  readonly limit: number
  readonly owner: Schema
}

/** A rule turned into words: what to do about it. */
type Rule = readonly [code: SchemaProblemCode, say: (words: Words, broken: Broken) => string]

const mustBe = ({ t }: Words, name: string, what: string): string => t('{name} must be {what}', { name, what })

const alternatives: Rule = [
  'invalid_format',
  (words, { name, owner }) => mustBe(words, name, alternativesWords(owner, words)),
]

const RULES: Readonly<Record<string, Rule>> = {
  type: ['invalid_type', (words, { name, owner }) => mustBe(words, name, typeWords(String(owner['type']), words))],
  enum: [
    'invalid_enum',
    ({ t }, { name, owner }) =>
      t('{name} must be one of {choices}', { name, choices: (owner['enum'] as unknown[]).join(', ') }),
  ],
  const: ['invalid_enum', (words, { name, owner }) => mustBe(words, name, String(owner['const']))],
  format: ['invalid_format', (words, { name, owner }) => mustBe(words, name, ownFormat(owner, words))],
  pattern: [
    'invalid_format',
    ({ t }, { name, owner }) => t('{name} must be like {pattern}', { name, pattern: describePattern(owner) }),
  ],
  anyOf: alternatives,
  oneOf: alternatives,
  minLength: [
    'too_short',
    ({ t, tn }, { name, limit }) =>
      limit === 1
        ? t('{name} must not be empty', { name })
        : tn(limit, '{name} must have at least {n} character', '{name} must have at least {n} characters', {
            name,
            n: limit,
          }),
  ],
  maxLength: [
    'too_long',
    ({ tn }, { name, limit }) =>
      tn(limit, '{name} must have at most {n} character', '{name} must have at most {n} characters', {
        name,
        n: limit,
      }),
  ],
  minItems: [
    'too_few',
    ({ tn }, { name, limit }) =>
      tn(limit, '{name} must have at least {n} entry', '{name} must have at least {n} entries', { name, n: limit }),
  ],
  maxItems: [
    'too_many',
    ({ tn }, { name, limit }) =>
      tn(limit, '{name} must have at most {n} entry', '{name} must have at most {n} entries', { name, n: limit }),
  ],
  minimum: ['too_small', ({ t }, { name, limit }) => t('{name} must be at least {limit}', { name, limit })],
  maximum: ['too_large', ({ t }, { name, limit }) => t('{name} must be at most {limit}', { name, limit })],
  exclusiveMinimum: ['too_small', ({ t }, { name, limit }) => t('{name} must be more than {limit}', { name, limit })],
  exclusiveMaximum: ['too_large', ({ t }, { name, limit }) => t('{name} must be less than {limit}', { name, limit })],
}

const OTHER: Rule = ['invalid', ({ t }, { name }) => t('{name} must fit the schema', { name })]

/** In whose words a problem is told, and what the value as a whole is called. */
export interface Telling {
  readonly rootName: string
  readonly words: Words
}

/** @param owner The schema that holds the keyword which the value broke. */
export function describeProblem(pointer: string, telling: Telling, keyword: string, owner: Schema): SchemaProblem {
  const name = nameOf(pointer, telling.rootName)
  const [code, say] = RULES[keyword] ?? OTHER
  return { pointer, name, code, reason: say(telling.words, { name, limit: Number(owner[keyword]), owner }) }
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

function ownFormat(owner: Schema, words: Words): string {
  const { t } = words
  const format = String(owner['format'])
  return formatWords(format, words) ?? t('in the format {format}', { format })
}

function alternativesWords(owner: Schema, words: Words): string {
  const { t } = words
  const offered = (owner['anyOf'] ?? owner['oneOf']) as Schema[]
  return either(
    offered.map((one) => (one['format'] === undefined ? t('another kind') : ownFormat(one, words))),
    words,
  )
}

/** The schema's own words say more than its pattern: "ISO 4217 code". */
function describePattern(owner: Schema): string {
  const words = String(owner['description'] ?? '').replace(/\.$/, '')
  return words === '' ? String(owner['pattern']) : `${words} (${String(owner['pattern'])})`
}
