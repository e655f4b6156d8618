import { INTERFACE, type Words } from '#lib/text.ts'

/** `a or b or c`; empty for none. */
export const either = (words: readonly string[], { t }: Words = INTERFACE): string =>
  words.length === 0 ? '' : words.reduce((one, other) => t('{one} or {other}', { one, other }))

/** `a, b and c`; empty for none. */
export function allOf(words: readonly string[], { t }: Words = INTERFACE): string {
  const [one, other = ''] = [words.slice(0, -1).join(', '), words.at(-1)]
  return words.length < 2 ? other : t('{one} and {other}', { one, other })
}
