import type { Operation, Source } from '#lib/signet/catalogue/catalogue.ts'
import type { Term } from '#lib/signet/catalogue/vocabulary.ts'
import { t } from '#lib/text.ts'

/** Who an operation is known from, and in short, where there is little room. */
export const SOURCE_WORDS = {
  documented: { long: t('documented'), short: t('doc') },
  sdk: { long: t('from the SDK'), short: 'SDK' },
  imported: { long: t('imported by you'), short: t('file') },
  added: { long: t('added by you'), short: t('own') },
} as const satisfies Record<Source, { readonly long: string; readonly short: string }>

/** What is to be known of an operation before it is sent. */
export function marksOf({ source, effect, deprecated, restricted }: Operation): string[] {
  return [
    SOURCE_WORDS[source].long,
    effect === 'read' ? t('reads') : t('writes'),
    ...(deprecated ? [t('older form')] : []),
    ...(restricted === undefined
      ? []
      : [t('needs a {permission}: an API key alone is refused', { permission: restricted })]),
  ]
}

export function matchWords({ kind, word }: Term): string {
  if (kind === 'field') return t('field {word}', { word })
  return kind === 'value' ? t('value {word}', { word }) : t('answers with {word}', { word })
}
