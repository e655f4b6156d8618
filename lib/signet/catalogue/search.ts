import { fuzzyScore } from '../text/fuzzy.ts'
import { type Catalogue, INDEX, type Operation } from './catalogue.ts'
import { saidFor, searchWords } from './synonyms.ts'
import type { Term, Vocabulary } from './vocabulary.ts'

/** An operation with its texts in lower case, each with what a hit in it is worth. Made once: a search runs on each key. */
interface Entry {
  readonly operation: Operation
  /** The summary. */
  readonly title: string
  readonly fields: readonly (readonly [text: string, worth: number])[]
  /** All texts, with a space for whatever is no letter or digit: `get client` stands in `get-client`. */
  readonly phrases: string
  readonly terms: readonly Term[]
}

export interface Found {
  readonly operation: Operation
  /** The field or value that it was found by, where neither name nor path have the words. */
  readonly matched?: Term
}

/** What the words are worth more when they stand together as they were typed. */
const PHRASE_WORTH = 6
const TERM_WORTH = { field: 2, value: 2, answer: 1 } as const satisfies Record<Term['kind'], number>

/** More than all else together: whoever types a title means it. */
const TITLE_WORTH = 1_000
/** What a hit by another word for it is worth less, and the next word for it still less. */
const SAID_OTHERWISE = 30
const NEXT_WORD = 10

/**
 * The operations that have every word of a text, or another that stands for it, in path, summary, tag, method, service,
 * the names of parameters and fields or the values that these may have. Those that have all in their summary come first,
 * the nearer to its beginning the better; of equals the older forms last, otherwise in the document's order. Where
 * nothing has the words, the letters of them do. A blank text finds all.
 *
 * @param vocabulary Without it, fields of bodies are not searched.
 */
export function findOperations(text: string, catalogue: Catalogue = INDEX, vocabulary: Vocabulary = NO_WORDS): Found[] {
  const words = searchWords(text)
  const entries = entriesOf(catalogue, vocabulary)
  if (words.length === 0) return catalogue.operations.map((operation) => ({ operation }))
  const found = ranked(entries, (entry) => weigh(entry, words))
  return found.length > 0 ? found : ranked(entries, ({ title }) => ({ score: fuzzyScore(words.join(' '), title) ?? 0 }))
}

function ranked(entries: readonly Entry[], weightOf: (entry: Entry) => Weight): Found[] {
  return entries
    .map((entry) => ({ ...weightOf(entry), operation: entry.operation }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ operation, matched }) => (matched === undefined ? { operation } : { operation, matched }))
}

interface Weight {
  readonly score: number
  readonly matched?: Term | undefined
}

export const searchOperations = (text: string): readonly Operation[] =>
  findOperations(text).map(({ operation }) => operation)

const NO_WORDS: Vocabulary = new Map()

/** Of the last catalogue that was searched. */
let latest: { readonly catalogue: Catalogue; readonly vocabulary: Vocabulary; readonly entries: Entry[] } | undefined

function entriesOf(catalogue: Catalogue, vocabulary: Vocabulary): readonly Entry[] {
  if (latest?.catalogue !== catalogue || latest.vocabulary !== vocabulary) {
    const entries = catalogue.operations.map((operation) => entryOf(operation, vocabulary.get(operation.id) ?? []))
    latest = { catalogue, vocabulary, entries }
  }
  return latest.entries
}

function entryOf(operation: Operation, terms: readonly Term[]): Entry {
  const names = operation.parameters.map(({ name }) => name).join(' ')
  const texts: (readonly [string, number])[] = [
    [operation.method, 6],
    [operation.summary, 5],
    [operation.path, 4],
    [`${operation.service} ${operation.tag}`, 3],
    [`${operation.id} ${names}`, 2],
  ]
  const fields = texts.map(([text, worth]) => [text.toLowerCase(), worth] as const)
  return {
    operation,
    title: operation.summary.toLowerCase(),
    fields,
    phrases: fields.map(([text]) => spaced(text)).join(' | '),
    terms,
  }
}

/** By the title where that has all words; else the sum over all of their best hit, 0 as soon as one is nowhere. */
function weigh({ operation, title, fields, phrases, terms }: Entry, words: readonly string[]): Weight {
  const older = operation.deprecated ? 0.5 : 0
  const byTitle = titleScore(title, words)
  if (byTitle !== undefined) return { score: TITLE_WORTH + byTitle - older }
  let score = -older
  let matched: Term | undefined
  for (const word of words) {
    const named = Math.max(...saidFor(word).map((said) => fieldHit(fields, said) * (said === word ? 1 : 0.7)))
    const term = named > 0 ? undefined : bestTerm(terms, word)
    if (named === 0 && term === undefined) return { score: 0 }
    score += named || (term?.worth ?? 0)
    matched ??= term?.term
  }
  const together = words.length > 1 && phrases.includes(spaced(words.join(' ')))
  return { score: score + (together ? PHRASE_WORTH : 0), matched }
}

const fieldHit = (fields: Entry['fields'], word: string): number =>
  Math.max(...fields.map(([text, worth]) => worth * hit(text, word)))

/** The mean of all words' places in the title; undefined as soon as one, and all that is said for it, is not in it. */
function titleScore(title: string, words: readonly string[]): number | undefined {
  let sum = 0
  for (const word of words) {
    const scores = saidFor(word).flatMap((said, at) => {
      if (!title.includes(said)) return []
      return (fuzzyScore(said, title) ?? 0) - (at === 0 ? 0 : SAID_OTHERWISE + NEXT_WORD * at)
    })
    if (scores.length === 0) return undefined
    sum += Math.max(...scores)
  }
  return sum / words.length
}

function bestTerm(terms: readonly Term[], word: string): { readonly term: Term; readonly worth: number } | undefined {
  const hits = terms.map((term) => ({ term, worth: TERM_WORTH[term.kind] * hit(term.word.toLowerCase(), word) }))
  return hits.filter(({ worth }) => worth > 0).toSorted((one, other) => other.worth - one.worth)[0]
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
