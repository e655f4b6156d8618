import type { Schema } from '../catalogue/catalogue.ts'
import { isFields } from '../json/untyped.ts'
import { type FieldName, fieldNameOf, isIndex, spelling } from './field-name.ts'
import { keyOf, type Spot } from './spots.ts'

/** The kind of thing that a name stands for, by its spelling: clientId and userId are both a client. */
export type IdKinds = ReadonlyMap<string, string>

/** Reads `x-id` of every property of the schemas. */
export function idKindsOf(schemas: Readonly<Record<string, Schema>>): IdKinds {
  const kinds = new Map<string, string>()
  for (const schema of Object.values(schemas)) {
    for (const [name, property] of Object.entries(schema['properties'] ?? {})) {
      const kind = isFields(property) ? property['x-id'] : undefined
      if (typeof kind === 'string') kinds.set(spelling(name), kind)
    }
  }
  return kinds
}

/** Below this, two names have nothing to do with each other. */
const LIKE = 0.6

/** Of the names that were sent the one that comes nearest to a name that has no place; undefined for none like it. */
export function nearestName(name: FieldName, spots: readonly Spot[], kinds: IdKinds): string | undefined {
  const sent = spots.filter((spot) => spot.sent && !spot.added)
  const named = sent.filter(({ steps }) => !isIndex(steps.at(-1) ?? '0'))
  const found =
    listOf(name, sent) ??
    twinOf(name, named, kinds) ??
    likest(name, named) ??
    strayOf(name, named) ??
    holderOf(name, sent)
  return found && fieldNameOf(found.steps)
}

/** The list, where the row that is named was not sent. */
function listOf({ steps }: FieldName, sent: readonly Spot[]): Spot | undefined {
  const at = steps.findIndex((_, length) => isIndex(steps[length] ?? '') && !has(sent, steps.slice(0, length + 1)))
  return at > 0 ? bySteps(sent, steps.slice(0, at)) : undefined
}

function twinOf({ steps }: FieldName, sent: readonly Spot[], kinds: IdKinds): Spot | undefined {
  const kind = kinds.get(spelling(steps.at(-1) ?? ''))
  return kind === undefined ? undefined : sent.find((spot) => kindOf(spot, kinds) === kind)
}

const kindOf = (spot: Spot, kinds: IdKinds): string | undefined =>
  spot.kind ?? kinds.get(spelling(spot.steps.at(-1) ?? ''))

function likest({ steps }: FieldName, sent: readonly Spot[]): Spot | undefined {
  const leaf = steps.at(-1) ?? ''
  const parent = keyOf(steps.slice(0, -1))
  let best: { readonly spot: Spot; readonly score: number } | undefined
  for (const spot of sent) {
    const isSibling = keyOf(spot.steps.slice(0, -1)) === parent
    const score = likeness(leaf, spot.steps.at(-1) ?? '') + (isSibling ? 0.05 : 0)
    if (score >= LIKE && score > (best?.score ?? 0)) best = { spot, score }
  }
  return best?.spot ?? (steps.length > 1 ? likest({ within: undefined, steps: steps.slice(0, 1) }, sent) : undefined)
}

/** What was sent in its stead, where one name alone stands there that nobody knows. */
function strayOf({ steps }: FieldName, sent: readonly Spot[]): Spot | undefined {
  const parent = keyOf(steps.slice(0, -1))
  const strays = sent.filter((spot) => spot.stray && keyOf(spot.steps.slice(0, -1)) === parent)
  return strays.length === 1 ? strays[0] : undefined
}

/** What it would stand in. */
function holderOf({ steps }: FieldName, sent: readonly Spot[]): Spot | undefined {
  for (let length = steps.length - 1; length > 0; length -= 1) {
    const holder = bySteps(sent, steps.slice(0, length))
    if (holder !== undefined) return holder
  }
  return undefined
}

const bySteps = (spots: readonly Spot[], steps: readonly string[]): Spot | undefined =>
  spots.find(({ key }) => key === keyOf(steps))

const has = (spots: readonly Spot[], steps: readonly string[]): boolean => bySteps(spots, steps) !== undefined

/** 1 for the same name, 0 for nothing in common. */
function likeness(one: string, other: string): number {
  const [short, long] = [spelling(one), spelling(other)].sort((a, b) => a.length - b.length) as [string, string]
  if (short.length >= 3 && long.includes(short)) return LIKE + ((1 - LIKE) * short.length) / long.length
  return 1 - distance(short, long) / Math.max(1, long.length)
}

/** Letters to change, add or take out to turn one into the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [column, against] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === against ? 0 : 1)
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? other.length
}
