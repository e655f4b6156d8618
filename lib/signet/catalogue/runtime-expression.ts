import { isFields, member } from '../json/untyped.ts'
import { valueAt } from '../json/value-at.ts'

/** One call as it went: what the expressions of its links can name. */
export interface CallFacts {
  /** Decoded values of the path's variables. */
  readonly pathValues: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** Decoded JSON; undefined for none. */
  readonly requestBody: unknown
  readonly responseBody: unknown
  /** One row of a list, for the links of rows. */
  readonly row?: unknown
}

/** Stands for a value that an expression names and the call does not hold. */
export const UNKNOWN = Symbol('unknown')

/**
 * What a link's value stands for (OpenAPI's runtime expressions, with `$row#/…` for a row of a list). A text that is an
 * expression as a whole becomes the value itself, its type kept; expressions in braces inside a text become part of it;
 * anything else is a constant. Arrays and objects are gone through; a member that is unknown is left out of them.
 *
 * @returns `UNKNOWN` where an expression names what the call does not hold, or null.
 */
export function evaluate(value: unknown, facts: CallFacts): unknown {
  if (typeof value === 'string') return evaluateText(value, facts)
  if (Array.isArray(value)) return value.map((one) => evaluate(one, facts)).filter((one) => one !== UNKNOWN)
  if (!isFields(value)) return value
  const members = Object.entries(value).map(([name, one]) => [name, evaluate(one, facts)] as const)
  return Object.fromEntries(members.filter(([, one]) => one !== UNKNOWN))
}

/** How an expression begins; a text that only looks like one (`$5`) is a constant. */
const SOURCE = /^\$(?:url|method|statusCode|request|response|row)(?![A-Za-z])/

function evaluateText(text: string, facts: CallFacts): unknown {
  if (SOURCE.test(text)) return lookUp(text, facts) ?? UNKNOWN
  let known = true
  const filled = text.replace(/\{(\$[^{}]+)\}/g, (whole, expression: string) => {
    if (!SOURCE.test(expression)) return whole
    const value = lookUp(expression, facts)
    const isText = value !== undefined && value !== null && typeof value !== 'object'
    known &&= isText
    return isText ? String(value) : whole
  })
  return known ? filled : UNKNOWN
}

function lookUp(expression: string, facts: CallFacts): unknown {
  const value = named(expression, facts)
  return isTooDeep(value) ? undefined : value
}

/** Nobody's request nests deeper, and writing such a one out would cost the stack. */
const DEEPEST = 200

function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

function named(expression: string, facts: CallFacts): unknown {
  const [source = '', pointer = ''] = splitOnce(expression, '#')
  if (source === '$row') return valueAt(facts.row, pointer)
  if (source === '$request.body') return valueAt(facts.requestBody, pointer)
  if (source === '$response.body') return valueAt(facts.responseBody, pointer)
  const [, place, name] = /^\$request\.(path|query)\.(.+)$/.exec(expression) ?? []
  if (name === undefined) return undefined
  return member(place === 'path' ? facts.pathValues : facts.query, name)
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}
