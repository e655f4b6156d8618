/**
 * How well a text answers to what was typed; undefined where it does not. Every word must be in it: as it is, or letter
 * by letter from the start of a word on ("blcl" finds "Blacklist a client"). The larger, the better.
 */
export function fuzzyScore(typed: string, text: string): number | undefined {
  const inText = text.toLowerCase()
  let score = 0
  for (const word of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const one = wordScore(word, inText)
    if (one === undefined) return undefined
    score += one
  }
  return score
}

function wordScore(word: string, text: string): number | undefined {
  const first = text.indexOf(word)
  if (first < 0) return word.length < 2 ? undefined : spreadScore(word, text)
  for (let at = first; at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || /[^a-z0-9]/.test(text[at - 1] ?? '')) return 200 - Math.min(at, 80)
  }
  return 100 - Math.min(first, 80)
}

/** The shortest stretch of the text, from the start of a word on, that has the letters in their order. */
function spreadScore(word: string, text: string): number | undefined {
  let best: number | undefined
  for (const { index } of text.matchAll(/(?<=^|[^a-z0-9])[a-z0-9]/g)) {
    const end = spreadEnd(word, text, index)
    const length = end === undefined ? Number.POSITIVE_INFINITY : end - index
    if (length <= word.length * 4 && length < (best ?? Number.POSITIVE_INFINITY)) best = length
  }
  return best === undefined ? undefined : Math.max(1, 40 - best)
}

function spreadEnd(word: string, text: string, from: number): number | undefined {
  let at = from
  for (const [position, letter] of [...word].entries()) {
    const found = text.indexOf(letter, at)
    if (found < 0 || (position === 0 && found !== from)) return undefined
    at = found + 1
  }
  return at
}
