import { type AnswerReading, fieldsOf, isRecord, textOf } from './envelope.ts'
import type { Place } from './places.ts'

/** One thing that a failed answer complains about. */
export interface Problem {
  /** The field or header that it names, `reasons[0].category`; undefined where the answer names none. */
  readonly name: string | undefined
  readonly code: string | undefined
  readonly reason: string
  /** The spot in the request that caused it; undefined where that is not certain. */
  readonly place?: Place | undefined
  /** For what has no place: the name that was sent and comes nearest to the one that the answer names. */
  readonly nearest?: string | undefined
}

/** A problem as it is found: the answer's message stands in for a reason that is not told. */
type Found = Pick<Problem, 'name' | 'code'> & { readonly reason: string | undefined }

const MOST_PROBLEMS = 500
/** Nobody nests errors deeper; an answer that does is broken, and must not cost us the stack. */
const DEEPEST = 12

/**
 * Everything that an answer complains about, in its order. Reads `errors` (by name, nested, array or text) and `error`
 * (text or object); where there is neither, what frameworks on the way put in their place: an array as `message`,
 * `detail`. A failure that says no more than its message has that as its one problem. Never throws.
 */
export function problemsOf(reading: AnswerReading): readonly Problem[] {
  return findAll(reading)
    .slice(0, MOST_PROBLEMS)
    .map(({ name, code, reason }) => ({
      name,
      code,
      reason: reason ?? reading.message ?? code ?? 'No reason is given.',
    }))
}

function findAll(reading: AnswerReading): Found[] {
  const { errors, error, message, detail, title } = fieldsOf(reading.json)
  // Where `message` is the list, `error` only words the status: "Bad Request".
  const listed = Array.isArray(message) ? find(message, '', 0) : []
  const told = [...find(errors, '', 0), ...(listed.length > 0 ? [] : find(error, '', 0)), ...listed]
  if (told.length > 0 || !isFailure(reading)) return told
  const detailed = find(detail, '', 0)
  if (detailed.length > 0) return detailed
  const sentence = reading.message ?? textOf(title)
  return sentence === undefined ? [] : [{ name: undefined, code: undefined, reason: sentence }]
}

function isFailure({ status, success }: AnswerReading): boolean {
  return success === false || (success === undefined && status >= 400)
}

function find(value: unknown, name: string, depth: number): Found[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'number') return [{ name: name || undefined, code: String(value), reason: undefined }]
  const text = textOf(value)
  if (text !== undefined) return [{ name: name || undefined, code: undefined, reason: text }]
  if (Array.isArray(value)) return value.flatMap((item, at) => find(item, itemName(name, item, at), depth + 1))
  if (!isRecord(value)) return []
  const single = oneProblem(value, name)
  if (single !== undefined) return [single]
  return Object.entries(value).flatMap(([key, inner]) => find(inner, joinNames(name, key), depth + 1))
}

/** A list of complaints about a field keeps its name; a list of the field's own rows counts them. */
function itemName(name: string, item: unknown, at: number): string {
  const isRow = name !== '' && isRecord(item) && oneProblem(item, name) === undefined
  return isRow ? `${name}[${at}]` : name
}

const REASON_KEYS = ['reason', 'message', 'msg', 'detail', 'description', 'title']
const NAME_KEYS = ['field', 'path', 'property', 'param', 'parameter', 'pointer', 'loc', 'name']
const OTHER_KEYS = ['code', 'type', 'status', 'in', 'location', 'input', 'value', 'url', 'documentation_url', 'id']
const KNOWN_KEYS = new Set([...REASON_KEYS, ...NAME_KEYS, ...OTHER_KEYS])

/** Reads an object that is one problem; undefined for an object of problems by name. */
function oneProblem(record: Readonly<Record<string, unknown>>, name: string): Found | undefined {
  const code = codeOf(record['code'])
  const reason = firstText(record, REASON_KEYS)
  const extra = Object.keys(record).find((key) => !KNOWN_KEYS.has(key) && textOf(record[key]) !== undefined)
  if (code === undefined && (reason === undefined || extra !== undefined)) return undefined
  const own = NAME_KEYS.map((key) => locationName(record[key])).find((found) => found !== '')
  return { name: name || own || extra, code: code ?? codeOf(record['type']), reason }
}

/** A code is a number or one word. A field that happens to be called `code` has a sentence. */
function codeOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  const text = textOf(value)
  return text === undefined || /\s/.test(text) ? undefined : text
}

function firstText(record: Readonly<Record<string, unknown>>, keys: readonly string[]): string | undefined {
  return keys.map((key) => textOf(record[key])).find((text) => text !== undefined)
}

/** The place as a name: `['body', 'reasons', 0]`, `/reasons/0`, `reasons.0` are all `reasons[0]`. */
function locationName(value: unknown): string {
  if (!Array.isArray(value)) return joinNames('', textOf(value) ?? '')
  const [first, ...rest] = value.filter((part) => typeof part === 'string' || typeof part === 'number')
  const inside = /^(?:body|query|path|header|cookie)$/.test(String(first)) && rest.length > 0 ? rest : [first, ...rest]
  return inside.reduce<string>((name, part) => joinNames(name, String(part ?? '')), '')
}

function joinNames(name: string, key: string): string {
  const dotted = (key.startsWith('/') ? key.slice(1).replaceAll('/', '.') : key).replace(/(^|\.)(\d+)(?=\.|$)/g, '[$2]')
  return name === '' || dotted.startsWith('[') ? name + dotted : `${name}.${dotted}`
}
