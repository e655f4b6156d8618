import { type Fields, isFields, member, text } from '../json/untyped.ts'
import type { Chain, ChainStep } from './links.ts'

/** One thing of a chain as an answer has it. */
export interface ChainItem {
  /** Undefined where nothing tells what it is. */
  readonly step: ChainStep | undefined
  readonly id: string
  /** As the answer names it: PAYMENT. */
  readonly kind: string | undefined
  readonly group: string | undefined
  /** As the answer names it: active, pending. */
  readonly state: string | undefined
  /** When it was made, as the answer has it. */
  readonly at: string | undefined
  /** What tells it from others at a glance: "49.90 EUR", "2 items", an address. */
  readonly details: readonly string[]
  readonly row: Fields
  /** The answer does not have it: an earlier call made it, and how it stands by now is not known. */
  readonly isEarlier: boolean
}

/**
 * @param answered The step whose operation's own answer this is.
 * @param madeBy Ids of operations by the ids of what they made.
 */
export function chainItem(
  chain: Chain,
  row: Fields,
  answered: ChainStep | undefined,
  madeBy: ReadonlyMap<string, string>,
): ChainItem {
  const kind = text(member(row, 'kind')) ?? text(member(row, 'type'))
  const made = madeBy.get(String(member(row, 'id')))
  const step =
    answered ??
    chain.steps.find(({ operationId }) => operationId === made) ??
    stepByIds(chain, row) ??
    (kind === undefined ? undefined : stepByKind(chain, kind))
  const id = text(member(row, 'id')) ?? (step && text(member(row, step.id))) ?? ''
  const isFirst = step !== undefined && step === chain.steps[0]
  return {
    step,
    id,
    kind,
    group: text(member(row, chain.group)) ?? (isFirst && id !== '' ? id : undefined),
    state: text(member(row, 'status')) ?? text(member(row, 'state')),
    at: text(member(row, 'createdAt')) ?? firstTime(row),
    details: detailsOf(row),
    row,
    isEarlier: false,
  }
}

/** The last step whose id it has: what signs a payment names the payment as well. What names itself begins the group. */
function stepByIds(chain: Chain, row: Fields): ChainStep | undefined {
  const named = chain.steps.findLast(({ id }) => text(member(row, id)) !== undefined)
  const own = text(member(row, 'id'))
  return named ?? (own !== undefined && own === member(row, chain.group) ? chain.steps[0] : undefined)
}

/** `SIGNED_PAYMENT` is "Signed payment", and `CartMandate` is "Cart"; of several that fit the longest. */
export function stepByKind({ steps }: Chain, kind: string): ChainStep | undefined {
  const wanted = plain(kind)
  const fits = steps.filter(({ label }) => wanted.includes(plain(label)))
  return fits.toSorted((one, other) => other.label.length - one.label.length)[0]
}

const plain = (words: string): string => words.toLowerCase().replace(/[^a-z\d]/g, '')

function firstTime(row: Fields): string | undefined {
  return Object.entries(row)
    .filter(([name]) => /(?:At|Date|Time)$/.test(name))
    .map(([, value]) => text(value))
    .find((value) => value !== undefined && !Number.isNaN(Date.parse(value)))
}

/** An amount with its currency, how many of something, an address: the first of each, at the top or one level below. */
function detailsOf(row: Fields): string[] {
  const levels = [row, ...Object.values(row).filter(isFields)]
  const members = levels.flatMap((level) => Object.entries(level))
  const currency = members.find(([name]) => name === 'currency')?.[1]
  const amount = members.find(([name, value]) => /amount|total/i.test(name) && typeof value === 'number')?.[1]
  const several = members.find(([, value]) => Array.isArray(value))
  const address = members.find(([, value]) => typeof value === 'string' && /^\S+@\S+\.\S+$/.test(value))?.[1]
  return [
    ...(typeof amount === 'number' ? [`${amount.toFixed(2)} ${text(currency) ?? ''}`.trim()] : []),
    ...(several === undefined ? [] : [counted((several[1] as unknown[]).length, several[0])]),
    ...(typeof address === 'string' ? [address] : []),
  ]
}

const counted = (count: number, name: string): string => `${count} ${count === 1 ? name.replace(/s$/, '') : name}`
