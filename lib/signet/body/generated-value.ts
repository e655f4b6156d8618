import { t } from '#lib/text.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import type { EpochMs } from '../token/token.ts'
import { formatsOf } from './form-schema.ts'

/** What the world brings to a made-up value. */
export interface Chance {
  /** From 0 up to and without 1. */
  readonly random: () => number
  readonly now: EpochMs
}

/** What can be made up for a field: an id of ours, a moment, an address. */
export type Generator = 'uuid' | 'own-id' | 'date-time' | 'date' | 'ipv4' | 'ipv6'

/** What the button beside a field says. */
export const GENERATOR_WORDS: Readonly<Record<Generator, string>> = {
  uuid: t('New UUID'),
  'own-id': t('New id'),
  'date-time': t('A date and time'),
  date: t('A date'),
  ipv4: t('An IPv4 address'),
  ipv6: t('An IPv6 address'),
}

const BY_FORMAT: Readonly<Record<string, readonly Generator[]>> = {
  uuid: ['uuid'],
  'date-time': ['date-time'],
  date: ['date'],
  ipv4: ['ipv4'],
  ipv6: ['ipv6'],
}

/**
 * What can be made up for a field, by its format, else by what it is called and said to be. No id of what must be there
 * already: one that is made up names nothing.
 */
export function generatorsOf(name: string, schema: Schema): readonly Generator[] {
  const formats = formatsOf(schema)
  if (schema['x-id'] !== undefined && formats.includes('uuid') && !isOwnId(schema)) return []
  const byFormat = formats.flatMap((format) => BY_FORMAT[format] ?? [])
  if (byFormat.length > 0) return byFormat
  if (schema['type'] !== 'string' || schema['enum'] !== undefined) return []
  if (/^ip$|ip_?(?:v4)?_?addr(?:ess)?$/i.test(name)) return ['ipv4']
  if (isOwnId(schema)) return ['own-id']
  return /(?:^|[a-z])(?:Date|At)$|^date$/.test(name) ? ['date-time'] : []
}

/** An id that the caller thinks up, as the documentation says of it. */
export const isOwnId = ({ description }: Schema): boolean =>
  /\byour own\b.*\bid\b|\bunique id\b/i.test(String(description ?? ''))

const DAY_MS = 86_400_000

/**
 * A value of its kind, in ranges that are set aside for documentation: it belongs to nobody.
 *
 * @param name The field's: an end or expiry lies a day ahead, and an own id begins with it.
 */
export function generatedValue(generator: Generator, name: string, chance: Chance): string {
  const at = chance.now + (/expir|until|valid|end/i.test(name) ? DAY_MS : 0)
  switch (generator) {
    case 'uuid':
      return uuid(chance)
    case 'own-id':
      return `${
        name
          .replace(/_?id$/i, '')
          .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
          .toLowerCase() || 'id'
      }-${hex(8, chance)}`
    case 'date-time':
      return `${new Date(at).toISOString().slice(0, 19)}Z`
    case 'date':
      return new Date(at).toISOString().slice(0, 10)
    case 'ipv4':
      return `${pick(['192.0.2', '198.51.100', '203.0.113'], chance)}.${1 + below(254, chance)}`
    case 'ipv6':
      return `2001:db8::${(1 + below(0xfffe, chance)).toString(16)}`
  }
}

/** A whole number from 0 up to and without `count`. */
export const below = (count: number, { random }: Chance): number => Math.floor(random() * count)

export const pick = <Value>(values: readonly [Value, ...Value[]], chance: Chance): Value =>
  values[below(values.length, chance)] ?? values[0]

export function hex(digits: number, chance: Chance): string {
  return Array.from({ length: digits }, () => below(16, chance).toString(16)).join('')
}

/** Version 4, variant 1, as RFC 9562 lays it out. */
function uuid(chance: Chance): string {
  const variant = (8 + below(4, chance)).toString(16)
  const [a, b, c, d, e] = [hex(8, chance), hex(4, chance), hex(3, chance), hex(3, chance), hex(12, chance)]
  return `${a}-${b}-4${c}-${variant}${d}-${e}`
}
