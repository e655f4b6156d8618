import { type Chance, hex, pick } from './generated-value.ts'

const PEOPLE = ['Ada Example', 'Grace Sample', 'Linus Test', 'Mary Muster', 'Alan Demo'] as const
const TOWNS = ['Berlin', 'Hamburg', 'Leipzig', 'Dresden'] as const

/** The words of a field's name, and what people write there. The first that fits is taken. */
const BY_NAME: readonly (readonly [RegExp, (chance: Chance) => string])[] = [
  [/mail/i, email],
  [/did$/i, (chance) => `did:key:z6Mk${hex(12, chance)}`],
  [/merchant|company|organi[sz]ation/i, () => 'Example Shop'],
  [/country/i, () => 'Germany'],
  [/city|town/i, (chance) => pick(TOWNS, chance)],
  [/phone|mobile/i, () => '+493012345678'],
  [/url|uri|website/i, () => 'https://example.com'],
  [/signature|hash|digest/i, (chance) => hex(64, chance)],
  [/algorithm/i, () => 'EdDSA'],
  [/id$/i, (chance) => `id-${hex(8, chance)}`],
  [/scope/i, () => 'payment'],
  [/name$/i, (chance) => pick(PEOPLE, chance)],
  [/note|description|reason|comment|message/i, () => 'Made up to try the call.'],
]

const BY_FORMAT: Readonly<Record<string, (chance: Chance) => string>> = {
  email,
  uri: () => 'https://example.com',
}

/** A text that looks like what belongs into a field of that name and format, and belongs to nobody. */
export function inventedText(name: string, formats: readonly string[], chance: Chance): string {
  const byFormat = formats.flatMap((format) => BY_FORMAT[format] ?? [])[0]
  const make = byFormat ?? BY_NAME.find(([words]) => words.test(name))?.[1]
  return make?.(chance) ?? 'example'
}

/** A new address each time: many a service takes each but once. */
function email(chance: Chance): string {
  const [first = 'ada'] = pick(PEOPLE, chance).toLowerCase().split(' ')
  return `${first}.${hex(6, chance)}@example.com`
}
