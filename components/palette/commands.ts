import { fuzzyScore } from './fuzzy.ts'

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
}

/** Rows that are shown at most: whoever wants another types one more letter. */
const MOST = 60

/** The commands that answer to what was typed, best first; all, in their order, where nothing was. */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const text = typed.trim()
  if (text === '') return commands.slice(0, MOST)
  return commands
    .map((command) => ({ command, score: scoreOf(command, text) }))
    .filter((one): one is { command: Command; score: number } => one.score !== undefined)
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ command }) => command)
}

/** Its name counts for more than all else that is known of it. */
function scoreOf({ kind, label, detail = '', method = '', words = '' }: Command, typed: string): number | undefined {
  const byName = fuzzyScore(typed, label)
  if (byName !== undefined) return byName + 100
  return fuzzyScore(typed, `${label} ${method} ${detail} ${words} ${kind}`)
}
