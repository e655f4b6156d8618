import { type Fields, isFields, member, text } from '../json/untyped.ts'
import type { EpochMs } from '../token/token.ts'
import type { Catalogue, Operation, Schema, Schemas } from './catalogue.ts'
import { stepByKind } from './chain-item.ts'
import type { CallFacts } from './runtime-expression.ts'

/** An id that a request or an answer held, to be offered where one of its kind is asked for. */
export interface KnownId {
  /** What it names (`x-id`): client, device, partnership. */
  readonly kind: string
  readonly id: string
  /** What people call it: a name, an address; empty where nothing told. Personal data. */
  readonly label: string
  readonly seenAt: EpochMs
}

/** The kind of thing that a field names, by the field's name. */
export type IdKinds = ReadonlyMap<string, string>

/** More than this of an answer is not gone through: the ids of a page are in its first thousands of values. */
const MOST_VALUES = 50_000

/** An id longer than this is none. */
const LONGEST_ID = 200

/**
 * The names to which a document gives a kind. A name that stands for two kinds in two places tells nothing of itself: it
 * counts only where it is a parameter, whose own kind is known.
 */
export function idKinds({ operations }: Catalogue, ...documents: readonly Schemas[]): IdKinds {
  const kinds = new Map<string, string | undefined>()
  const add = (name: string, kind: string | undefined) => {
    if (kind !== undefined) kinds.set(name, kinds.has(name) && kinds.get(name) !== kind ? undefined : kind)
  }
  for (const { parameters } of operations) for (const { name, schema } of parameters) add(name, kindOf(schema))
  for (const schemas of documents) collectNames(schemas, add)
  return new Map([...kinds].filter((entry): entry is [string, string] => entry[1] !== undefined))
}

export const kindOf = (schema: Schema): string | undefined => text(schema['x-id'])

function collectNames(node: unknown, add: (name: string, kind: string | undefined) => void): void {
  if (Array.isArray(node)) for (const one of node) collectNames(one, add)
  if (!isFields(node)) return
  for (const [name, value] of Object.entries(node)) {
    if (isFields(value)) add(name, kindOf(value))
    collectNames(value, add)
  }
}

/**
 * The ids that a call held, its answer's first: by the kinds of its parameters, and by the names of the fields of both
 * bodies.
 *
 * @param facts Of a call that succeeded: a refused one may name what is not there.
 */
export function idsOf(
  catalogue: Catalogue,
  operation: Operation | undefined,
  facts: CallFacts,
  kinds: IdKinds,
  seenAt: EpochMs,
): KnownId[] {
  const found = [facts.responseBody, facts.requestBody].flatMap((body) => idsInside(catalogue, body, kinds))
  for (const { name, schema, in: place } of operation?.parameters ?? []) {
    const value = member(place === 'path' ? facts.pathValues : facts.query, name)
    const kind = kindOf(schema)
    if (kind !== undefined && isId(value)) found.push({ kind, id: String(value), label: '' })
  }
  return found.map((one) => ({ ...one, seenAt }))
}

function idsInside(catalogue: Catalogue, body: unknown, kinds: IdKinds): Omit<KnownId, 'seenAt'>[] {
  const found: Omit<KnownId, 'seenAt'>[] = []
  const waiting: unknown[] = [body]
  for (let at = 0; at < waiting.length && at < MOST_VALUES; at++) {
    const node = waiting[at]
    if (typeof node !== 'object' || node === null) continue
    if (isFields(node)) found.push(...idsIn(catalogue, node, kinds))
    for (const value of Object.values(node)) if (typeof value === 'object') waiting.push(value)
  }
  return found
}

function idsIn({ chain }: Catalogue, node: Fields, kinds: IdKinds): Omit<KnownId, 'seenAt'>[] {
  const named = Object.entries(node).filter(([name, value]) => kinds.has(name) && isId(value))
  const found = named.map(([name, value], at) => ({
    kind: kinds.get(name) as string,
    id: String(value),
    label: labelOf(node, name, at === 0),
  }))
  // A thing of a chain says what it is by its kind, and its id stands under a name that all of them share.
  const step = chain && text(node['kind']) !== undefined ? stepByKind(chain, String(node['kind'])) : undefined
  const kind = step && kinds.get(step.id)
  return kind !== undefined && isId(node['id']) ? [...found, { kind, id: String(node['id']), label: '' }] : found
}

/** The name and address that stand beside it under its own prefix; of a thing's first id, and its address, those of the thing. */
function labelOf(node: Fields, name: string, isFirst: boolean): string {
  const prefix = name.replace(/(?:Id|Did|No|Number)$/, '')
  const own = prefix === name ? ['name'] : [`${prefix}Name`, `${prefix}Email`]
  const names = [...own, ...(isFirst ? ['name', 'title', 'label', 'email'] : [])]
  const told = names.filter((one) => one !== name).flatMap((one) => text(member(node, one)) ?? [])
  return [...new Set(told)].join(' · ')
}

function isId(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value !== 'string') return false
  return value.trim() !== '' && value.length <= LONGEST_ID && !value.includes('<redacted:') && !value.includes('{{')
}

/** Newest first, one for each id of a kind; a label that was told once stays. */
export function mergeIds(known: readonly KnownId[], found: readonly KnownId[]): KnownId[] {
  const merged = new Map<string, KnownId>()
  for (const one of [...found, ...known].toSorted((a, b) => b.seenAt - a.seenAt)) {
    const key = `${one.kind}\n${one.id}`
    const newer = merged.get(key)
    if (newer === undefined) merged.set(key, one)
    else if (newer.label === '' && one.label !== '') merged.set(key, { ...newer, label: one.label })
  }
  return [...merged.values()]
}
