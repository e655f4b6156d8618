import { t } from '#lib/text.ts'
import { type PatternNode, parsePattern } from './iregexp-parse.ts'

/** Tries a pattern on texts. */
export interface Pattern {
  /** @param spend Told how much work was done; may throw where that is enough. */
  readonly fits: (text: string, where: 'whole' | 'anywhere', spend: (steps: number) => void) => boolean
}

type State =
  | { readonly kind: 'char'; readonly fits: (code: number) => boolean; readonly next: number }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end'; readonly next: number }
  | { readonly kind: 'fork'; next: readonly number[] }
  | { readonly kind: 'done' }

const MOST_STATES = 5_000
export const TOO_LONG = t('This filter takes too long: make its pattern shorter.')

/**
 * Makes a pattern of an I-Regexp (RFC 9485); undefined for what is none. All ways through the pattern are
 * followed side by side, so that a text takes time by its length times the pattern's, whatever the pattern: the engine's
 * own expressions take without end for `(a+)+b`, and a filter is typed on the page that shows the answer.
 *
 * @throws Error with a sentence for a pattern that says `{1000}` of `{1000}`.
 */
export function createPattern(source: string): Pattern | undefined {
  const node = parsePattern(source)
  const states: State[] = [{ kind: 'done' }]
  if (node === undefined) return undefined
  const start = build(node, 0, states)
  return { fits: (text, where, spend) => run({ states, start, text, anywhere: where === 'anywhere', spend }) }
}

function add(states: State[], state: State): number {
  if (states.length >= MOST_STATES) throw new Error(TOO_LONG)
  return states.push(state) - 1
}

/** Adds the states of a node before `next`, and returns the first. */
function build(node: PatternNode, next: number, states: State[]): number {
  if (node.kind === 'char') return add(states, { kind: 'char', fits: node.fits, next })
  if (node.kind === 'edge') return add(states, { kind: 'edge', at: node.at, next })
  if (node.kind === 'repeat') return buildRepeat(node, next, states)
  if (node.kind === 'choice') {
    return add(states, { kind: 'fork', next: node.parts.map((part) => build(part, next, states)) })
  }
  return node.parts.reduceRight((first, part) => build(part, first, states), next)
}

function buildRepeat({ inner, min, max }: PatternNode & { kind: 'repeat' }, next: number, states: State[]): number {
  const isEndless = max === Number.POSITIVE_INFINITY
  let first = isEndless ? buildLoop(inner, next, states) : next
  for (let more = isEndless ? min : max; more > 0; more--) {
    const once = build(inner, first, states)
    // Nothing, however often it is repeated.
    if (once === first) break
    const isOptional = !isEndless && more <= max - min
    first = isOptional ? add(states, { kind: 'fork', next: [once, next] }) : once
  }
  return first
}

function buildLoop(inner: PatternNode, next: number, states: State[]): number {
  const fork = { kind: 'fork', next: [next] as readonly number[] } satisfies State
  const first = add(states, fork)
  fork.next = [build(inner, first, states), next]
  return first
}

interface Run {
  readonly states: readonly State[]
  readonly start: number
  readonly text: string
  readonly anywhere: boolean
  readonly spend: (steps: number) => void
}

function run({ states, start, text, anywhere, spend }: Run): boolean {
  let active: number[] = []
  let at = 0
  let steps = 0
  // Of each state, the place for which it was entered last: none is followed twice.
  const seen = new Int32Array(states.length).fill(-1)
  const enter = (state: number, into: number[]): void => {
    const waiting = [state]
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      steps++
      if (seen[one] === at) continue
      seen[one] = at
      const known = states[one] as State
      if (known.kind === 'fork') waiting.push(...known.next)
      else if (known.kind !== 'edge') into.push(one)
      else if (known.at === 'start' ? at === 0 : at === text.length) waiting.push(known.next)
    }
  }
  enter(start, active)
  for (;;) {
    spend(steps + active.length + 1)
    steps = 0
    if ((anywhere || at === text.length) && active.includes(0)) return true
    if (at >= text.length || (active.length === 0 && !anywhere)) return false
    const code = text.codePointAt(at) as number
    at += code > 0xffff ? 2 : 1
    const before = active
    active = []
    for (const one of before) {
      const state = states[one] as State
      if (state.kind === 'char' && state.fits(code)) enter(state.next, active)
    }
    if (anywhere) enter(start, active)
  }
}
