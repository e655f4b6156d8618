import { OPERATIONS, type Operation } from './catalogue.ts'

/** An operation with its texts in lower case, each with what a hit in it is worth. Made once: a search runs on each key. */
interface Entry {
  readonly operation: Operation
  readonly fields: readonly (readonly [text: string, worth: number])[]
  /** All texts, with a space for whatever is no letter or digit: `get client` stands in `get-client`. */
  readonly phrases: string
}

/** What the words are worth more when they stand together as they were typed. */
const PHRASE_WORTH = 6

let entries: readonly Entry[] | undefined

/**
 * The operations that have every word of a text in path, summary, tag, method, service or parameter names, the best
 * first (of equals the older forms last), otherwise in the document's order. A blank text finds all.
 */
export function searchOperations(text: string): readonly Operation[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return OPERATIONS
  entries ??= OPERATIONS.map(entryOf)
  return entries
    .map((entry) => ({ operation: entry.operation, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ operation }) => operation)
}

function entryOf(operation: Operation): Entry {
  const names = operation.parameters.map(({ name }) => name).join(' ')
  const texts: (readonly [string, number])[] = [
    [operation.method, 6],
    [operation.summary, 5],
    [operation.path, 4],
    [`${operation.service} ${operation.tag}`, 3],
    [`${operation.id} ${names}`, 2],
  ]
  const fields = texts.map(([text, worth]) => [text.toLowerCase(), worth] as const)
  return { operation, fields, phrases: fields.map(([text]) => spaced(text)).join(' | ') }
}

/** The sum over all words of their best hit; 0 as soon as one word is nowhere. */
function scoreOf({ operation, fields, phrases }: Entry, words: readonly string[]): number {
  let total = operation.deprecated ? -0.5 : 0
  for (const word of words) {
    const best = Math.max(...fields.map(([text, worth]) => worth * hit(text, word)))
    if (best === 0) return 0
    total += best
  }
  const together = words.length > 1 && phrases.includes(spaced(words.join(' ')))
  return total + (together ? PHRASE_WORTH : 0)
}

const spaced = (text: string): string => text.replace(/[^a-z\d]+/g, ' ')

/** 4 for the whole text, 3 for a whole word, 2 for the start of one, 1 for a hit inside one, 0 for none. */
function hit(text: string, word: string): number {
  if (text === word) return 4
  let best = 0
  for (let at = text.indexOf(word); at >= 0 && best < 3; at = text.indexOf(word, at + 1)) {
    const starts = at === 0 || !isLetter(text.charAt(at - 1))
    const ends = !isLetter(text.charAt(at + word.length))
    best = Math.max(best, starts ? (ends ? 3 : 2) : 1)
  }
  return best
}

const isLetter = (char: string): boolean => /[a-z\d]/.test(char)
