import { type FieldName, parseFieldName, spelling } from './field-name.ts'
import type { Spot } from './spots.ts'

/** What a sentence names of a request. */
export interface Named {
  /** The spots that it names for certain, each once. */
  readonly spots: readonly Spot[]
  /** Names that no word of prose looks like, and that have no spot. */
  readonly others: readonly FieldName[]
}

type Locate = (name: FieldName) => Spot | undefined

const TOKEN = /[$A-Za-z_][\w$-]*(?:\[\w*\]|\.\w[\w-]*)*/g
/** Two words in one: no word of prose looks like that. */
const JOINED = /[a-z\d][A-Z]|_|\w[.[]\w/

/** Characters of a sentence that are looked at. */
const LONGEST = 2_000

/**
 * Looks for the names of fields in a sentence. A name that is a plain word (`name`, `status`) counts only where the
 * sentence speaks of it as a name: quoted, as its subject, after "field" and the like.
 */
export function namesInText(sentence: string, spots: readonly Spot[], locate: Locate): Named {
  const text = sentence.slice(0, LONGEST)
  const lower = text.toLowerCase()
  const found = new Map<string, Spot>()
  const others: FieldName[] = []
  const note = (spot: Spot | undefined) => spot && found.set(JSON.stringify(spot.place), spot)
  for (const [token] of text.matchAll(TOKEN)) {
    if (!JOINED.test(token) && !token.includes('-')) continue
    const name = parseFieldName(token)
    const spot = locate(name)
    if (spot === undefined && JOINED.test(token)) others.push(name)
    note(spot)
  }
  for (const leaf of new Set(spots.map(({ steps }) => steps.at(-1) ?? ''))) {
    // Most names are not there at all: that costs less to see than to match.
    if (lower.includes(firstWordOf(leaf)) && isSpokenOf(leaf, text)) note(locate({ within: undefined, steps: [leaf] }))
  }
  return { spots: [...found.values()], others }
}

const firstWordOf = (leaf: string): string => (wordsOf(leaf)[0] ?? leaf).toLowerCase()

function isSpokenOf(leaf: string, text: string): boolean {
  const words = wordsOf(leaf)
  if (words.length > 1) return new RegExp(`\\b${words.join('[ _-]')}\\b`, 'i').test(text)
  return /^[a-z]+$/i.test(leaf) && patternsOf(spelling(leaf)).some((pattern) => pattern.test(text))
}

/** `expectedCountry` in its words; none of a name that has other than letters in it. */
function wordsOf(name: string): readonly string[] {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').split(/[ _-]/)
  return words.every((word) => /^[A-Za-z]+$/.test(word)) ? words : []
}

const BEFORE =
  'the|your|a|an|invalid|missing|unknown|required|field|property|parameter|header|query|path|body|value|of|for'
const VERB =
  'is|are|must|should|has|have|cannot|can|may|was|were|does|needs?|not|already|too|contains|exceeds|required|missing|invalid'
const COMPLAINT = new RegExp(`^["'\`]?[\\w$.[\\]-]+["'\`]?\\s+(?:${VERB})\\b`, 'i')

/** A text that holds several complaints, `name is required; email must be an email`, taken apart; any other as it is. */
export function complaintsOf(text: string): readonly string[] {
  const clauses = text.split(/;\s+|\n+/).map((clause) => clause.trim())
  return clauses.length > 1 && clauses.every((clause) => COMPLAINT.test(clause)) ? clauses : [text]
}

const MARKS =
  'field|property|parameter|param|header|attribute|argument|key|this|that|same|invalid|missing|unknown|unexpected|duplicate'

function patternsOf(name: string): readonly RegExp[] {
  const pattern = (text: string) => new RegExp(text.replaceAll('NAME', name), 'i')
  return [
    pattern('["\'`“‘«]NAME["\'`”’»]'),
    pattern(`^(?:(?:${BEFORE})\\s+)*NAME(?=$|:\\s+[a-z]|\\s+(?:address\\s+)?(?:${VERB})\\b)`),
    pattern(`(?<!\\bis )\\b(?:${MARKS})\\s+NAME(?=$|[.,;:!)]|\\s+(?:address\\s+)?(?:${VERB}|in|value|field)\\b)`),
    pattern('\\bNAME\\s+(?:field|property|parameter|header)\\b'),
  ]
}
