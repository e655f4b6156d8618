import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { bodyKey, createExchangeList, type ExchangeListPorts } from './exchange-list.ts'

/** Bodies kept for the session, all together, in bytes as storage counts them (about). */
export const RING_BYTES = 4 * 1024 * 1024
/** Redacting and counting a longer body takes longer than a user should wait for the verdict. */
const LONG_BYTES = 256 * 1024
/** Bodies of answers just arrived, whatever their size: for the page that waits, until the background sleeps. */
const FRESH_BODIES = 4

interface MayKeep {
  readonly keep: boolean
  readonly bytes?: (() => Uint8Array<ArrayBuffer>) | undefined
}

interface Fresh extends Pick<MayKeep, 'bytes'> {
  readonly text: () => string
}

/** This session's sends and, in a ring, the bodies of their answers. */
export interface Exchanges {
  /** Newest first. What a background that died left pending is interrupted. */
  readonly all: () => Promise<readonly Exchange[]>
  /** Stores a send that is under way, unless it is over already. */
  readonly begin: (exchange: Exchange) => Promise<void>
  readonly put: (exchange: Exchange) => Promise<void>
  /** Stores an answered exchange and, if it may be kept and the ring has room for it at all, its body. */
  readonly answer: (exchange: Exchange, body: (() => string) | undefined, may?: MayKeep) => Promise<void>
  /** Adds to an exchange what was learned after it was stored. */
  readonly amend: (exchangeId: string, amended: (exchange: Exchange) => Exchange) => Promise<void>
  /** The redacted body as text, or undefined when it was not kept. */
  readonly body: (exchangeId: string) => Promise<string | undefined>
  /** The body as it came, where bytes of it do not belong in it: until the background sleeps. */
  readonly bytes: (exchangeId: string) => Uint8Array<ArrayBuffer> | undefined
  /** Takes back a send that did not come to be. */
  readonly forget: (exchangeId: string) => Promise<void>
  readonly forgetProfile: (profileId: string) => Promise<void>
  /** Gives up what can be done without, for what must be stored: bodies first, the older half of the sends after that. */
  readonly makeRoom: () => Promise<void>
}

export interface ExchangesPorts extends ExchangeListPorts {
  readonly hasProfile: (profileId: string) => Promise<boolean>
}

export function createExchanges(ports: ExchangesPorts): Exchanges {
  const { area, hasProfile } = ports
  const list = createExchangeList(ports)
  const { bodyBytes, change } = list
  const fresh = new Map<string, Fresh>()

  /** Forgets bodies, and then says so in their exchanges: where there is no room, that needs what they held. */
  async function dropBodies(ids: ReadonlySet<string>): Promise<void> {
    await area.remove([...ids].map(bodyKey))
    for (const id of ids) bodyBytes.delete(id)
    const crowdedOut = (await list.read()).filter(({ id }) => ids.has(id))
    await change(
      crowdedOut.map((one) => withBody(one, false)),
      [],
    )
  }

  async function keepBody(exchange: Exchange, body: string): Promise<void> {
    const bytes = storedBytes(body)
    if (bytes > RING_BYTES) return change([exchange], [])
    const crowdedOut = overflow(bodyBytes, bytes)
    bodyBytes.set(exchange.id, bytes)
    const kept = change([withBody(exchange, true)], [], { [bodyKey(exchange.id)]: body })
    const keptOrDropped = kept.catch(() => dropBodies(new Set([exchange.id])))
    await Promise.all([keptOrDropped, crowdedOut.size > 0 && dropBodies(crowdedOut)])
  }

  async function forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) fresh.delete(id)
    await change([], ids)
  }

  /** What settles late must not bring a deleted profile back: it is gone before its exchanges are, so look again after. */
  async function unlessDeleted({ id, profileId }: Exchange, stored: () => Promise<void>): Promise<void> {
    try {
      await stored()
    } finally {
      if (!(await hasProfile(profileId))) await forget([id])
    }
  }

  async function keepAnswer(exchange: Exchange, body: (() => string) | undefined, may: MayKeep): Promise<void> {
    if (body !== undefined) holdFresh(fresh, exchange.id, { text: body, bytes: may.keep ? may.bytes : undefined })
    const bytes = bytesInRing(exchange)
    const mayKeep = may.keep && body !== undefined && bytes <= RING_BYTES
    // A long answer is told of before its body is looked at.
    if (!mayKeep || bytes > LONG_BYTES) await change([exchange], [])
    if (mayKeep) await keepBody(exchange, body())
  }

  return {
    all: list.read,
    begin: (exchange) => list.read().then((all) => (isIn(all, exchange) ? undefined : change([exchange], []))),
    put: (exchange) => list.read().then(() => unlessDeleted(exchange, () => change([exchange], []))),
    async answer(exchange, body, may = { keep: true }) {
      await list.read()
      await unlessDeleted(exchange, () => keepAnswer(exchange, body, may))
    },
    async amend(exchangeId, amended) {
      const exchange = (await list.read()).find(({ id }) => id === exchangeId)
      if (exchange !== undefined) await change([amended(exchange)], [])
    },
    body: async (id) => fresh.get(id)?.text() ?? ((await area.read([bodyKey(id)]))[bodyKey(id)] as string | undefined),
    bytes: (id) => fresh.get(id)?.bytes?.(),
    forget: (exchangeId) => list.read().then(() => forget([exchangeId])),
    async forgetProfile(profileId) {
      await forget((await list.read()).filter((one) => one.profileId === profileId).map(({ id }) => id))
    },
    makeRoom: () =>
      list.read().then((all) => (bodyBytes.size > 0 ? dropBodies(new Set(bodyBytes.keys())) : forget(olderHalf(all)))),
  }
}

const isIn = (all: readonly Exchange[], { id }: Exchange): boolean => all.some((one) => one.id === id)

/** Of a list, newest first, without what is under way. */
function olderHalf(all: readonly Exchange[]): string[] {
  const settled = all.filter(({ state }) => state !== 'pending').map(({ id }) => id)
  return settled.slice(Math.floor(settled.length / 2))
}

function holdFresh(fresh: Map<string, Fresh>, id: string, body: Fresh): void {
  fresh.set(id, body)
  for (const old of [...fresh.keys()].slice(0, -FRESH_BODIES)) fresh.delete(old)
}

/** Of what is no text nothing is kept. */
function bytesInRing({ answer }: Exchange): number {
  return answer?.body === 'binary' ? Number.POSITIVE_INFINITY : (answer?.bytes ?? 0)
}

/** Which of the oldest bodies must go to make room. */
function overflow(bodyBytes: ReadonlyMap<string, number>, incoming: number): ReadonlySet<string> {
  let excess = bodyBytes.values().reduce((sum, bytes) => sum + bytes, incoming) - RING_BYTES
  const crowdedOut = new Set<string>()
  for (const [id, bytes] of bodyBytes) {
    if (excess <= 0) break
    crowdedOut.add(id)
    excess -= bytes
  }
  return crowdedOut
}

/** Storage counts the JSON of a value: quotes, backslashes and line breaks of a text are escaped once more. */
function storedBytes(body: string): number {
  let escaped = 0
  for (let at = 0; at < body.length; at++) {
    const code = body.charCodeAt(at)
    if (code === 34 || code === 92 || code === 10) escaped++
  }
  return new TextEncoder().encode(body).byteLength + escaped
}

function withBody(exchange: Exchange, kept: boolean): Exchange {
  return exchange.answer === undefined ? exchange : { ...exchange, answer: { ...exchange.answer, kept } }
}
