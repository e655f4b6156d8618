import type { Term } from '#lib/signet/catalogue/vocabulary.ts'
import { fuzzyScore } from '#lib/signet/text/fuzzy.ts'
import { t } from '#lib/text.ts'

/** One thing that the palette can do or go to. What it does stands with its page, by the id. */
export interface Command {
  readonly id: string
  readonly kind: 'Action' | 'Endpoint' | 'Tab' | 'Profile'
  readonly label: string
  /** Smaller, beside it: the path of an endpoint, the environment of a profile. */
  readonly detail?: string | undefined
  /** Of an endpoint. */
  readonly method?: string
  /** The keys that do the same. */
  readonly keys?: string | undefined
  /** More that it is found by. */
  readonly words?: string
  /** The fields of an endpoint and their values, by which it is found where nothing else has the word. */
  readonly terms?: readonly Term[] | undefined
}

export const KIND_WORDS = {
  Action: t('Action'),
  Endpoint: t('Endpoint'),
  Tab: t('Tab'),
  Profile: t('Profile'),
} as const satisfies Record<Command['kind'], string>

export interface FoundCommand {
  readonly command: Command
  /** What it was found by, where that is not to be seen in it. */
  readonly matched?: Term | undefined
  /** Found by its name: what is still to be loaded finds nothing better. */
  readonly byName?: boolean
}

/** Rows that are shown at most: whoever wants another types one more letter. */
const MOST = 60

/** The commands that answer to what was typed, best first; all, in their order, where nothing was. */
export function findCommands(commands: readonly Command[], typed: string): readonly FoundCommand[] {
  const text = typed.trim()
  if (text === '') return commands.slice(0, MOST).map((command) => ({ command }))
  return commands
    .map((command) => ({ command, ...scoreOf(command, text) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ score: _, ...found }) => found)
}

interface Score {
  /** 0 where it does not answer. */
  readonly score: number
  readonly matched?: Term | undefined
  readonly byName?: boolean
}

/** Its name counts for more than all else that is known of it. */
function scoreOf(command: Command, typed: string): Score {
  const byName = fuzzyScore(typed, command.label)
  if (byName !== undefined) return { score: byName + 100, byName: true }
  const words = typed.toLowerCase().split(/\s+/)
  const scores = words.map((word) => wordScore(command, word))
  if (scores.some(({ score }) => score === 0)) return { score: 0 }
  return {
    score: scores.reduce((sum, { score }) => sum + score, 0),
    matched: scores.find(({ matched }) => matched)?.matched,
  }
}

/** A field of that name counts for more than letters that are spread over a text. */
function wordScore({ kind, label, detail = '', method = '', words = '', terms = [] }: Command, word: string): Score {
  const score = fuzzyScore(word, `${label} ${method} ${detail} ${words} ${KIND_WORDS[kind]}`) ?? 0
  const [best] = terms
    .map((term) => ({ matched: term, score: termScore(term, word) }))
    .toSorted((one, other) => other.score - one.score)
  return best !== undefined && best.score > score ? best : { score }
}

const WORTH = { field: 4, value: 4, answer: 0 } as const satisfies Record<Term['kind'], number>

function termScore({ kind, word }: Term, typed: string): number {
  const at = word.toLowerCase().indexOf(typed)
  if (at < 0 || typed.length < 2) return 0
  return WORTH[kind] + (word.length === typed.length ? 90 : at === 0 ? 70 : 50)
}
