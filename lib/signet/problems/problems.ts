import { t } from '#lib/text.ts'
import { type AnswerReading, textOf } from '../envelope/envelope.ts'
import { fields, isFields } from '../json/untyped.ts'
import type { Place } from './places.ts'
import { constraintsOf, type Found, joinNames, oneProblem } from './problem-record.ts'

/** One thing that a failed answer complains about. */
export interface Problem {
  /** The field or header that it names, `reasons[0].category`; undefined where the answer names none. */
  readonly name: string | undefined
  readonly code: string | undefined
  readonly reason: string
  /** The part of the request that the answer itself names. */
  readonly within?: Place['in'] | undefined
  /** The spot in the request that caused it; undefined where that is not certain. */
  readonly place?: Place | undefined
  /** For what has no place: the name that was sent and comes nearest to the one that the answer names. */
  readonly nearest?: string | undefined
  /** It is about another alternative of the body than the one that was typed: that one's title. */
  readonly otherForm?: string | undefined
}

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
    .map(({ name, code, reason, within }) => ({
      name,
      code,
      reason: reason ?? reading.message ?? code ?? t('No reason is given.'),
      ...(within && { within }),
    }))
}

function findAll(reading: AnswerReading): Found[] {
  const { errors, error, message, detail, title } = fields(reading.json)
  // Where `message` is the list, `error` only words the status: "Bad Request".
  const listed = Array.isArray(message) ? find(message, '', 0) : []
  const told = [...find(errors, '', 0), ...(listed.length > 0 ? [] : find(error, '', 0)), ...listed]
  if (told.length > 0 || !isFailure(reading)) return told
  const detailed = find(detail, '', 0)
  if (detailed.length > 0) return detailed
  const sentence = reading.message ?? textOf(title)
  return sentence === undefined ? [] : [plain(undefined, undefined, sentence)]
}

function isFailure({ status, success }: AnswerReading): boolean {
  return success === false || (success === undefined && status >= 400)
}

function find(value: unknown, name: string, depth: number): Found[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'number') return [plain(name, String(value), undefined)]
  const text = textOf(value)
  if (text !== undefined) return [plain(name, undefined, text)]
  if (Array.isArray(value)) return value.flatMap((item, at) => find(item, itemName(name, item, at), depth + 1))
  if (!isFields(value)) return []
  const constraints = constraintsOf(value, name)
  if (constraints !== undefined) return [...constraints]
  const single = oneProblem(value, name)
  if (single !== undefined) return [single]
  return Object.entries(value).flatMap(([key, inner]) => find(inner, joinNames(name, key), depth + 1))
}

function plain(name: string | undefined, code: string | undefined, reason: string | undefined): Found {
  return { name: name || undefined, code, reason, within: undefined }
}

/** A list of complaints about a field keeps its name; a list of the field's own rows counts them. */
function itemName(name: string, item: unknown, at: number): string {
  const isRow = name !== '' && isFields(item) && oneProblem(item, name) === undefined
  return isRow ? `${name}[${at}]` : name
}
