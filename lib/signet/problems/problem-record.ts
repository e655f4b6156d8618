import { textOf } from '../envelope/envelope.ts'
import { fields } from '../json/untyped.ts'
import type { Place } from './places.ts'

/** A problem as it is found: nothing is put in for a reason that is not told. */
export interface Found {
  readonly name: string | undefined
  readonly code: string | undefined
  readonly reason: string | undefined
  /** The part of the request that the answer names beside the name: `loc: ['query', 'limit']`. */
  readonly within: Place['in'] | undefined
}

const REASON_KEYS = ['reason', 'message', 'msg', 'detail', 'description', 'title']
const NAME_KEYS = ['field', 'path', 'property', 'param', 'parameter', 'pointer', 'instancePath', 'loc', 'name']
const CODE_KEYS = ['code', 'keyword', 'type']
const OTHER_KEYS = [
  ...['status', 'in', 'location', 'input', 'value', 'url', 'documentation_url', 'id'],
  ...['schemaPath', 'received', 'expected', 'validation', 'ctx', 'target'],
]
const KNOWN_KEYS = new Set([...REASON_KEYS, ...NAME_KEYS, ...CODE_KEYS, ...OTHER_KEYS])

type Record = Readonly<globalThis.Record<string, unknown>>

/** Reads an object that is one problem; undefined for an object of problems by name. */
export function oneProblem(record: Record, name: string): Found | undefined {
  const code = codeOf(record['code'])
  const reason = firstText(record, REASON_KEYS)
  const extra = Object.keys(record).find((key) => !KNOWN_KEYS.has(key) && textOf(record[key]) !== undefined)
  if (code === undefined && (reason === undefined || extra !== undefined)) return undefined
  const own = nameIn(record)
  return {
    name: name || own || extra,
    code: code ?? codeOf(record['keyword']) ?? typeCode(record['type']),
    reason,
    within: withinOf(record),
  }
}

/** The complaints of class-validator about one property, by the name of the rule; undefined for any other object. */
export function constraintsOf(record: Record, name: string): readonly Found[] | undefined {
  const property = textOf(record['property'])
  const rules = Object.entries(fields(record['constraints']))
  if (property === undefined || rules.length === 0) return undefined
  return rules.map(([code, reason]) => ({
    name: joinNames(name, property),
    code,
    reason: textOf(reason),
    within: undefined,
  }))
}

/** Joins a key to the name of what it stands in: `/reasons/0`, `reasons.0` are both `reasons[0]`. */
export function joinNames(name: string, key: string): string {
  const path = key.replace(/^#?\//, '/')
  const dotted = (path.startsWith('/') ? path.slice(1).replaceAll('/', '.') : path).replace(
    /(^|\.)(\d+)(?=\.|$)/g,
    '[$2]',
  )
  return name === '' || dotted === '' || dotted.startsWith('[') ? name + dotted : `${name}.${dotted}`
}

/** A code is a number or one word. A field that happens to be called `code` has a sentence. */
function codeOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  const text = textOf(value)
  return text === undefined || /\s/.test(text) ? undefined : text
}

/** The kind of place that express-validator names is no code. */
function typeCode(value: unknown): string | undefined {
  const code = codeOf(value)
  return code === 'field' ? undefined : code
}

function firstText(record: Record, keys: readonly string[]): string | undefined {
  return keys.map((key) => textOf(record[key])).find((text) => text !== undefined)
}

function nameIn(record: Record): string | undefined {
  const missing = textOf(fields(record['params'])['missingProperty']) ?? ''
  const { pointer, parameter, header } = fields(record['source'])
  const named = [...NAME_KEYS.map((key) => record[key]), pointer, parameter, header]
  const own = named.map(locationName).find((found) => found !== '') ?? ''
  return joinNames(own, missing) || undefined
}

/** The place as a name, without the part of the request that it begins with: `['body', 'reasons', 0]`. */
function locationName(value: unknown): string {
  if (!Array.isArray(value)) return joinNames('', textOf(value) ?? '')
  const [first, ...rest] = value.filter((part) => typeof part === 'string' || typeof part === 'number')
  const inside = partOf(first) !== undefined && rest.length > 0 ? rest : [first, ...rest]
  return inside.reduce<string>((name, part) => joinNames(name, String(part ?? '')), '')
}

function withinOf(record: Record): Place['in'] | undefined {
  const { loc, location, source } = record
  const { parameter, header } = fields(source)
  if (textOf(parameter) !== undefined) return 'query'
  if (textOf(header) !== undefined) return 'header'
  return partOf(record['in']) ?? partOf(location) ?? (Array.isArray(loc) ? partOf(loc[0]) : undefined)
}

const PARTS: ReadonlyMap<unknown, Place['in']> = new Map([
  ['body', 'body'],
  ['query', 'query'],
  ['querystring', 'query'],
  ['path', 'path'],
  ['params', 'path'],
  ['header', 'header'],
  ['headers', 'header'],
])

/** The part of a request that a word means, or undefined. */
export function partOf(word: unknown): Place['in'] | undefined {
  return PARTS.get(typeof word === 'string' ? word.toLowerCase() : word)
}
