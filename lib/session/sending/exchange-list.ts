import type { Area } from '#lib/platform/storage.ts'
import { applyChanges, type Exchange, type ExchangeChanges } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import { once } from '../once.ts'

const INDEX = 'exchanges'
const exchangeKey = (id: string) => `exchange:${id}`
export const bodyKey = (id: string): string => `body:${id}`

/** The exchanges, oldest first, and the bytes of the body that is kept of each; 0 for none. */
type Index = readonly (readonly [id: string, bodyBytes: number])[]

/**
 * The list of exchanges in storage: each has a key of its own, and so has its body, so that a send writes little, and
 * all that belongs together at once.
 */
export interface ExchangeList {
  /** Newest first. What a background that died left pending is interrupted. */
  readonly read: () => Promise<readonly Exchange[]>
  /** Bytes of the bodies that are kept, by exchange. */
  readonly bodyBytes: Map<string, number>
  /** Changes the list, tells it, and stores it with the bodies that came with it, by key. */
  readonly change: (
    changed: readonly Exchange[],
    gone: readonly string[],
    bodies?: Readonly<Record<string, string>>,
  ) => Promise<void>
}

export interface ExchangeListPorts {
  readonly area: Area
  readonly now: () => number
  /** Told what changed, before it is stored. */
  readonly onChange: (changes: ExchangeChanges) => void
}

export function createExchangeList({ area, now, onChange }: ExchangeListPorts): ExchangeList {
  const bodyBytes = new Map<string, number>()
  let list: readonly Exchange[] = []

  const load = once(async () => {
    const index = ((await area.read([INDEX]))[INDEX] ?? []) as Index
    const stored = await area.read(index.map(([id]) => exchangeKey(id)))
    for (const [id, bytes] of index) if (bytes > 0) bodyBytes.set(id, bytes)
    list = index.flatMap(([id]) => (stored[exchangeKey(id)] as Exchange | undefined) ?? []).toReversed()
    const pending = list.filter(({ state }) => state === 'pending')
    if (pending.length === 0) return
    const changed = pending.map((one) => interrupted(one, now()))
    // Where storage has no room, the next life of the background finds out again.
    await change(changed, []).catch(() => undefined)
  })

  async function change(
    changed: readonly Exchange[],
    gone: readonly string[],
    bodies?: Readonly<Record<string, string>>,
  ): Promise<void> {
    const before = list
    list = applyChanges(before, { changed, gone })
    const left = new Set(list.map(({ id }) => id))
    const dropped = before.flatMap(({ id }) => (left.has(id) ? [] : [id]))
    for (const id of dropped) bodyBytes.delete(id)
    onChange({ changed, gone: dropped })
    const index: Index = list.toReversed().map(({ id }) => [id, bodyBytes.get(id) ?? 0])
    const exchanges = Object.fromEntries(changed.map((one) => [exchangeKey(one.id), one]))
    await area.write({ [INDEX]: index, ...exchanges, ...bodies })
    if (dropped.length > 0) await area.remove(dropped.flatMap((id) => [exchangeKey(id), bodyKey(id)]))
  }

  return { bodyBytes, change, read: () => load().then(() => list) }
}

function interrupted(exchange: Exchange, now: number): Exchange {
  return {
    ...exchange,
    state: 'interrupted',
    durationMs: now - exchange.startedAt,
    failure: t('The browser stopped the extension while it waited. Whether Signet acted on the request is not known.'),
  }
}
