import type { Schema } from '../catalogue/catalogue.ts'
import { resolveSchema } from '../catalogue/schemas.ts'
import { alternativesOf } from './alternatives.ts'
import { FORMATS, TYPES } from './schema-problem.ts'

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** What a schema lets be, in words: "one of LOW, MEDIUM, HIGH", "a whole number from 1 to 100"; undefined for anything. */
export function allowedBy(schema: Schema): string | undefined {
  const resolved = resolveSchema(schema)
  const { enum: choices, const: only, type } = resolved
  if (Array.isArray(choices)) return choices.length === 1 ? String(choices[0]) : `one of ${choices.join(', ')}`
  if (only !== undefined) return String(only)
  const options = alternativesOf(resolved).filter((option) => option !== resolved)
  const formats = (options.length > 0 ? options : [resolved]).map(formatOf).filter((format) => format !== undefined)
  if (formats.length > 0) return formats.join(' or ')
  const kind = type === undefined ? undefined : (TYPES[String(type)] ?? String(type))
  return kind && `${kind}${rangeOf(resolved)}${patternOf(resolved)}`
}

function formatOf({ format }: Schema): string | undefined {
  return typeof format === 'string' && format !== 'password' ? (FORMATS[format] ?? `the format ${format}`) : undefined
}

/** The schema's own words say more than its pattern: "ISO 4217 code". */
function patternOf({ pattern, description }: Schema): string {
  if (typeof pattern !== 'string') return ''
  const words = typeof description === 'string' ? description.replace(/\.$/, '') : ''
  return words === '' ? ` like ${pattern}` : `: ${words}`
}

function rangeOf(schema: Schema): string {
  const between = (least: unknown, most: unknown, one: string, unit: string): string => {
    const [low, high] = [numberOf(least), numberOf(most)]
    if (low !== undefined && high !== undefined) return `${unit === '' ? ' from' : ' of'} ${low} to ${high}${unit}`
    if (low !== undefined) return ` of at least ${low}${low === 1 ? one : unit}`
    return high === undefined ? '' : ` of at most ${high}${high === 1 ? one : unit}`
  }
  const { minLength, maxLength, minItems, maxItems, minimum, maximum, exclusiveMinimum } = schema
  if (numberOf(exclusiveMinimum) !== undefined) return ` above ${exclusiveMinimum}`
  return (
    between(minLength, maxLength, ' character', ' characters') ||
    between(minItems, maxItems, ' entry', ' entries') ||
    between(minimum, maximum, '', '')
  )
}
