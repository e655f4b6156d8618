import type { Schema } from '../catalogue/catalogue.ts'
import { resolveSchema } from '../catalogue/schemas.ts'

/** Schemas may contain themselves; nobody reads a sample that is nested deeper. */
const DEEPEST = 8

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000001',
  email: 'ada@example.com',
  'date-time': '2026-01-31T12:00:00Z',
  date: '2026-01-31',
  ipv4: '192.0.2.17',
  ipv6: '2001:db8::17',
  uri: 'https://example.com',
}

/**
 * A value that a schema allows, for a body to start from: what the schema gives as an example, else the plainest value
 * of its type. Of an object only what is required, or all where nothing is.
 */
export function sampleOf(schema: Schema): unknown {
  return sample(schema, 0)
}

function sample(given: Schema, depth: number): unknown {
  const schema = resolveSchema(given)
  const shown = [
    schema['example'],
    first(schema['examples']),
    schema['const'],
    schema['default'],
    first(schema['enum']),
  ]
  const value = shown.find((candidate) => candidate !== undefined)
  if (value !== undefined || depth > DEEPEST) return value ?? null
  const alternative = first(schema['anyOf']) ?? first(schema['oneOf'])
  const merged = [alternative, ...list(schema['allOf'])].filter((part) => part !== undefined) as Schema[]
  if (merged.length > 0) return mergeSamples(schema, merged, depth)
  return byType(schema, depth)
}

/** The parts of an object put together; of anything else the first part. */
function mergeSamples(schema: Schema, parts: readonly Schema[], depth: number): unknown {
  const own = schema['properties'] === undefined ? [] : [byType(schema, depth)]
  const samples = [...own, ...parts.map((part) => sample(part, depth + 1))]
  const objects = samples.filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  return objects.length === 0 ? samples[0] : Object.assign({}, ...objects)
}

function byType(schema: Schema, depth: number): unknown {
  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type']
  if (type === 'object' || schema['properties'] !== undefined) return sampleObject(schema, depth)
  if (type === 'array') return schema['items'] === undefined ? [] : [sample(schema['items'] as Schema, depth + 1)]
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return sampleNumber(schema)
  return type === 'null' ? null : sampleText(schema)
}

function sampleNumber({ minimum, maximum, exclusiveMinimum }: Schema): number {
  const above = numberOf(exclusiveMinimum)
  return numberOf(minimum) ?? (above === undefined ? Math.min(1, numberOf(maximum) ?? 1) : above + 1)
}

function sampleObject(schema: Schema, depth: number): Record<string, unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  const required = list(schema['required'])
  const shown = required.length === 0 ? properties : properties.filter(([name]) => required.includes(name))
  return Object.fromEntries(shown.map(([name, property]) => [name, sample(property, depth + 1)]))
}

/** A pattern cannot be turned round; these are the texts that patterns of APIs ask for, tried one after the other. */
const BY_PATTERN = [
  ...Object.values(BY_FORMAT),
  'EUR',
  'DE',
  'de',
  '+493012345678',
  '10.00',
  '12345',
  '1',
  'a',
  'A',
  'a1',
]

function sampleText(schema: Schema): string {
  const { pattern, format, minLength, maxLength } = schema
  if (typeof pattern === 'string') return BY_PATTERN.find((text) => matches(text, pattern)) ?? 'text'
  const text = BY_FORMAT[String(format)] ?? 'text'
  return text.padEnd(numberOf(minLength) ?? 0, 'x').slice(0, numberOf(maxLength))
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return false
  }
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const first = (value: unknown): Schema[string] | undefined => list(value)[0]
