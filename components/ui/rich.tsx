import { Fragment, type ReactNode } from 'react'
import { inLanguage } from '#lib/text.ts'

/**
 * A text with something other than words in it: `rich('Type {name} to go on.', { name: <b>Acme</b> })`. A sentence is one
 * text, whose parts another language may put elsewhere.
 */
export function rich(english: string, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  return inLanguage(english)
    .split(/\{(\w+)\}/)
    .map((piece, index) => (index % 2 === 0 ? piece : <Fragment key={piece}>{parts[piece]}</Fragment>))
}
