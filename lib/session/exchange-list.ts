import type { Area } from '#lib/platform/storage.ts'
import { applyChanges, type Exchange, type ExchangeChanges } from '#lib/signet/exchange.ts'

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
  /** Newest first. */
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

export function createExchangeList(area: Area, onChange: (changes: ExchangeChanges) => void): ExchangeList {
  const bodyBytes = new Map<string, number>()
  let list: readonly Exchange[] = []
  let loading: Promise<void> | undefined

  async function load(): Promise<void> {
    const index = ((await area.read([INDEX]))[INDEX] ?? []) as Index
    const stored = await area.read(index.map(([id]) => exchangeKey(id)))
    for (const [id, bytes] of index) if (bytes > 0) bodyBytes.set(id, bytes)
    list = index.flatMap(([id]) => (stored[exchangeKey(id)] as Exchange | undefined) ?? []).toReversed()
  }

  return {
    bodyBytes,
    async read() {
      loading ??= load()
      await loading
      return list
    },
    async change(changed, gone, bodies) {
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
    },
  }
}
