import type { Operation, Source } from '#lib/signet/catalogue/catalogue.ts'
import type { Term } from '#lib/signet/catalogue/vocabulary.ts'

/** Who an operation is known from, and in short, where there is little room. */
export const SOURCE_WORDS = {
  documented: { long: 'documented', short: 'doc' },
  sdk: { long: 'from the SDK', short: 'SDK' },
  imported: { long: 'imported by you', short: 'file' },
  added: { long: 'added by you', short: 'own' },
} as const satisfies Record<Source, { readonly long: string; readonly short: string }>

/** What is to be known of an operation before it is sent. */
export function marksOf({ source, effect, deprecated, restricted }: Operation): string[] {
  return [
    SOURCE_WORDS[source].long,
    effect === 'read' ? 'reads' : 'writes',
    ...(deprecated ? ['older form'] : []),
    ...(restricted === undefined ? [] : [`needs a ${restricted}: an API key alone is refused`]),
  ]
}

export function matchWords({ kind, word }: Term): string {
  return { field: `field ${word}`, value: `value ${word}`, answer: `answers with ${word}` }[kind]
}
