import type { JsonIndex } from './json-index.ts'
import { childrenOf, nameOf, sourceOf, textOf } from './json-node.ts'
import { KIND } from './node-columns.ts'

/** What a filter compares: a value of JSON, one that holds others as the number of its node; undefined for nothing. */
export type PathValue = string | number | boolean | null | undefined | { readonly node: number }

export function valueAt(index: JsonIndex, node: number): PathValue {
  const kind = index.kind[node]
  if (kind === KIND.string) return textOf(index, node)
  if (kind === KIND.number) return Number(sourceOf(index, node))
  if (kind === KIND.boolean) return sourceOf(index, node) === 'true'
  return kind === KIND.null ? null : { node }
}

/** Where values are compared. */
interface Compared {
  readonly index: JsonIndex
  readonly spend: (steps: number) => void
}

/** As RFC 9535 compares: order is told between two numbers or two texts alone. */
export function compares(ground: Compared, left: PathValue, operator: string, right: PathValue): boolean {
  if (operator === '==') return same(ground, left, right)
  if (operator === '!=') return !same(ground, left, right)
  const [lesser, greater] = operator.startsWith('<') ? [left, right] : [right, left]
  return isLess(lesser, greater) || (operator.endsWith('=') && same(ground, left, right))
}

function isLess(one: PathValue, other: PathValue): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other
  return typeof one === 'string' && typeof other === 'string' && one < other
}

const holdsOthers = (value: PathValue): value is { readonly node: number } =>
  typeof value === 'object' && value !== null

function same(ground: Compared, one: PathValue, other: PathValue): boolean {
  return holdsOthers(one) && holdsOthers(other) ? sameNodes(ground, one.node, other.node) : one === other
}

/** A pair takes about as long as so many steps of a pattern. */
const STEPS_A_PAIR = 20

/** Goes through both without recursion: answers nest deeper than the stack. */
function sameNodes({ index, spend }: Compared, one: number, other: number): boolean {
  const pairs: [one: number, other: number][] = [[one, other]]
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    spend(STEPS_A_PAIR)
    const [left, right] = pair.map((node) => valueAt(index, node))
    const goOn = holdsOthers(left) && holdsOthers(right) ? addPairs(index, pair, pairs) : left === right
    if (!goOn) return false
  }
  return true
}

/** Adds what two lists or objects hold, to be compared. False where they differ in what they are or hold. */
function addPairs(index: JsonIndex, [one, other]: readonly [number, number], pairs: [number, number][]): boolean {
  if (index.kind[one] !== index.kind[other]) return false
  const [ones, others] = [held(index, one), held(index, other)]
  if (ones.size !== others.size) return false
  for (const [name, child] of ones) {
    const counterpart = others.get(name)
    if (counterpart === undefined) return false
    pairs.push([child, counterpart])
  }
  return true
}

/** What a value holds, by name or place. Of a name that stands twice the last is meant, as `JSON.parse` reads it. */
function held(index: JsonIndex, node: number): Map<string | number, number> {
  return new Map(
    childrenOf(index, node).map((child) => [nameOf(index, child) ?? (index.order[child] as number), child]),
  )
}
