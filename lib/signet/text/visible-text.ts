/**
 * What nobody sees: control characters but line break and tab, marks that turn the direction of writing, what has no
 * width. The two joiners stay, for scripts and emoji are written with them.
 */
const UNSEEN = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** A text from elsewhere as it is shown: what cannot be seen in it is spelled out, so that no name passes for another. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
}

/** The same without them: for names that are kept. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '')
}
