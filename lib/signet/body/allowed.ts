import { t, tn } from '#lib/text.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import { resolveSchema } from '../catalogue/schemas.ts'
import { either } from '../text/listed.ts'
import { alternativesOf } from './alternatives.ts'
import { formatWords, typeWords } from './schema-problem.ts'

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** What a schema lets be, in words: "one of LOW, MEDIUM, HIGH", "a whole number from 1 to 100"; undefined for anything. */
export function allowedBy(schema: Schema): string | undefined {
  const resolved = resolveSchema(schema)
  const { enum: choices, const: only, type } = resolved
  if (Array.isArray(choices))
    return choices.length === 1 ? String(choices[0]) : t('one of {choices}', { choices: choices.join(', ') })
  if (only !== undefined) return String(only)
  const options = alternativesOf(resolved).filter((option) => option !== resolved)
  const formats = (options.length > 0 ? options : [resolved]).map(formatOf).filter((format) => format !== undefined)
  if (formats.length > 0) return either(formats)
  return type === undefined ? undefined : withPattern(withRange(typeWords(String(type)), resolved), resolved)
}

function formatOf({ format }: Schema): string | undefined {
  if (typeof format !== 'string' || format === 'password') return undefined
  return formatWords(format) ?? t('the format {format}', { format })
}

/** The schema's own words say more than its pattern: "ISO 4217 code". */
function withPattern(kind: string, { pattern, description }: Schema): string {
  if (typeof pattern !== 'string') return kind
  const words = typeof description === 'string' ? description.replace(/\.$/, '') : ''
  return words === '' ? t('{kind} like {pattern}', { kind, pattern }) : `${kind}: ${words}`
}

function withRange(kind: string, schema: Schema): string {
  const { exclusiveMinimum } = schema
  const above = numberOf(exclusiveMinimum)
  if (above !== undefined) return t('{kind} above {limit}', { kind, limit: above })
  return withLength(kind, schema) ?? withCount(kind, schema) ?? withLimits(kind, schema) ?? kind
}

function withLength(kind: string, { minLength, maxLength }: Schema): string | undefined {
  const [low, high] = [numberOf(minLength), numberOf(maxLength)]
  if (low !== undefined && high !== undefined) return t('{kind} of {low} to {high} characters', { kind, low, high })
  if (low !== undefined)
    return tn(low, '{kind} of at least {n} character', '{kind} of at least {n} characters', { kind, n: low })
  if (high === undefined) return undefined
  return tn(high, '{kind} of at most {n} character', '{kind} of at most {n} characters', { kind, n: high })
}

function withCount(kind: string, { minItems, maxItems }: Schema): string | undefined {
  const [low, high] = [numberOf(minItems), numberOf(maxItems)]
  if (low !== undefined && high !== undefined) return t('{kind} of {low} to {high} entries', { kind, low, high })
  if (low !== undefined)
    return tn(low, '{kind} of at least {n} entry', '{kind} of at least {n} entries', { kind, n: low })
  if (high === undefined) return undefined
  return tn(high, '{kind} of at most {n} entry', '{kind} of at most {n} entries', { kind, n: high })
}

function withLimits(kind: string, { minimum, maximum }: Schema): string | undefined {
  const [low, high] = [numberOf(minimum), numberOf(maximum)]
  if (low !== undefined && high !== undefined) return t('{kind} from {low} to {high}', { kind, low, high })
  if (low !== undefined) return t('{kind} of at least {limit}', { kind, limit: low })
  return high === undefined ? undefined : t('{kind} of at most {limit}', { kind, limit: high })
}
