import type { Area } from '#lib/platform/storage.ts'
import type { Exchange } from '#lib/signet/exchange.ts'
import type { Kept } from './kept.ts'

/** Bodies kept for the session, all together, counted in bytes of text as storage counts them (about). */
export const RING_BYTES = 4 * 1024 * 1024
/** Sends remembered for the session, without bodies. */
export const REMEMBERED = 100
/** Bodies of answers just arrived, whatever their size: for the page that waits, until the background sleeps. */
const FRESH_BODIES = 4

export interface Exchanges {
  readonly all: () => Promise<readonly Exchange[]>
  readonly put: (exchange: Exchange) => Promise<void>
  /** Stores an answered exchange and, where the ring has room for it at all, its body. */
  readonly answer: (exchange: Exchange, body: string | undefined) => Promise<void>
  /** The redacted body as text, or undefined when it was not kept. */
  readonly body: (exchangeId: string) => Promise<string | undefined>
  /** Marks what a background that died left pending. */
  readonly interruptPending: (now: number) => Promise<void>
  readonly forgetProfile: (profileId: string) => Promise<void>
}

const bodyKey = (exchangeId: string) => `body:${exchangeId}`

/** The ring of bodies, oldest first. Beside the bodies, so that the budget is known without reading them. */
export type Ring = readonly { readonly id: string; readonly bytes: number }[]

export function createExchanges(area: Area, list: Kept<readonly Exchange[]>, ring: Kept<Ring>): Exchanges {
  const fresh = new Map<string, string>()

  function holdFresh(id: string, body: string): void {
    fresh.set(id, body)
    for (const old of [...fresh.keys()].slice(0, -FRESH_BODIES)) fresh.delete(old)
  }

  async function keepBody(id: string, body: string, bytes: number): Promise<void> {
    const dropped = overflow(await ring.read(), bytes)
    await area.write(bodyKey(id), body)
    await ring.update((entries) => [...entries.filter((entry) => !dropped.has(entry.id)), { id, bytes }])
    if (dropped.size > 0) await drop(dropped)
  }

  async function drop(ids: ReadonlySet<string>): Promise<void> {
    await area.remove([...ids].map(bodyKey))
    await list.update((exchanges) =>
      exchanges.map((exchange) => (ids.has(exchange.id) ? withBody(exchange, false) : exchange)),
    )
  }

  const put = (exchange: Exchange) =>
    list.update((exchanges) => {
      const others = exchanges.filter(({ id }) => id !== exchange.id)
      return [exchange, ...others].sort((a, b) => b.startedAt - a.startedAt).slice(0, REMEMBERED)
    })

  return {
    all: list.read,
    put,
    async answer(exchange, body) {
      const bytes = body === undefined ? Number.POSITIVE_INFINITY : storedBytes(body)
      if (body !== undefined) holdFresh(exchange.id, body)
      const kept = bytes <= RING_BYTES
      // Shown first, stored meanwhile: the page need not wait for storage.
      const shown = put(kept ? withBody(exchange, true) : exchange)
      if (kept) await keepBody(exchange.id, body as string, bytes).catch(() => drop(new Set([exchange.id])))
      await shown
    },
    body: async (id) => fresh.get(id) ?? ((await area.read(bodyKey(id))) as string | undefined),
    interruptPending: (now) =>
      list.update((exchanges) =>
        exchanges.some(({ state }) => state === 'pending')
          ? exchanges.map((exchange) => (exchange.state === 'pending' ? interrupted(exchange, now) : exchange))
          : exchanges,
      ),
    async forgetProfile(profileId) {
      const gone = new Set((await list.read()).filter((one) => one.profileId === profileId).map(({ id }) => id))
      for (const id of gone) fresh.delete(id)
      await area.remove([...gone].map(bodyKey))
      await ring.update((entries) => entries.filter(({ id }) => !gone.has(id)))
      await list.update((exchanges) => exchanges.filter(({ id }) => !gone.has(id)))
    },
  }
}

/** Which of the oldest bodies must go to make room. */
function overflow(ring: Ring, incoming: number): ReadonlySet<string> {
  let excess = ring.reduce((sum, { bytes }) => sum + bytes, incoming) - RING_BYTES
  const dropped = new Set<string>()
  for (const { id, bytes } of ring) {
    if (excess <= 0) break
    dropped.add(id)
    excess -= bytes
  }
  return dropped
}

/** Storage counts the JSON of a value: quotes and line breaks of a JSON text are escaped once more. */
function storedBytes(body: string): number {
  return new TextEncoder().encode(body).byteLength + (body.match(/["\\\n]/g)?.length ?? 0)
}

function withBody(exchange: Exchange, kept: boolean): Exchange {
  return exchange.answer === undefined ? exchange : { ...exchange, answer: { ...exchange.answer, kept } }
}

function interrupted(exchange: Exchange, now: number): Exchange {
  return {
    ...exchange,
    state: 'interrupted',
    durationMs: now - exchange.startedAt,
    failure: 'The browser stopped the extension while it waited. Whether Signet acted on the request is not known.',
  }
}
