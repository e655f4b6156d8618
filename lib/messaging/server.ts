import { asAppError } from '#lib/errors.ts'
import { broadcast, onPageMessage } from '#lib/platform/messages.ts'
import type { SessionView } from '#lib/session/session-view.ts'
import type { Exchange, ExchangeChanges } from '#lib/signet/exchange/exchange.ts'
import type { TokenCall } from '#lib/signet/token/token-trace.ts'
import type { Asker, Call, Handlers, Publication, Reply } from './contract.ts'

/** Answers calls from our own pages. Run it synchronously at start-up, or the first message finds no listener. */
export function serve(handlers: Handlers): void {
  onPageMessage((message, { tab }) =>
    isCall(message, handlers) ? answer(message, handlers, askerOf(message, tab?.id)) : undefined,
  )
}

function askerOf({ page }: Call, tabId: number | undefined): Asker {
  return { tabId, page: typeof page === 'string' && PAGE_KEY.test(page) ? page : undefined }
}
const PAGE_KEY = /^(popup|panel|tab)(:\d+)?$/

async function answer(call: Call, handlers: Handlers, asker: Asker): Promise<Reply> {
  try {
    const handler = handlers[call.name] as (...args: readonly unknown[]) => Promise<unknown>
    // JSON makes null of what is undefined in a list. Nothing that is asked for takes a null.
    const args = call.args.map((arg) => arg ?? undefined)
    return { ok: true, value: await handler(...args, asker) }
  } catch (thrown) {
    const { code, message } = asAppError(thrown)
    return { ok: false, code, message }
  }
}

function isCall(message: unknown, handlers: Handlers): message is Call {
  if (typeof message !== 'object' || message === null) return false
  const { type, name, args } = message as Partial<Call>
  return type === 'signet.call' && typeof name === 'string' && Object.hasOwn(handlers, name) && Array.isArray(args)
}

/**
 * Publishes to every page that is open. One broadcast at a time and only the newest after it: a thousand changes in a
 * row cost a handful of broadcasts. Never rejects: what cannot be read now is told with the next change.
 *
 * @param read What there is to tell at that moment.
 */
function createPublisher(read: () => Publication | Promise<Publication>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  async function run(): Promise<void> {
    do {
      again = false
      const publication = read()
      // What is known already is on its way before anything else is done for it: pages wait for it.
      await broadcast(publication instanceof Promise ? await publication : publication)
    } while (again)
  }
  return () => {
    again = true
    running ??= run()
      .catch(() => undefined)
      .finally(() => {
        running = undefined
      })
    return running
  }
}

/** Publishes the session whole. */
export function createSessionPublisher(read: () => Promise<SessionView>): () => Promise<void> {
  return createPublisher(async () => ({ type: 'signet.view', name: 'session', view: await read() }))
}

/** Publishes the token trace whole: it is short. */
export function createTracePublisher(read: () => Promise<readonly TokenCall[]>): () => Promise<void> {
  return createPublisher(async () => ({ type: 'signet.view', name: 'trace', view: await read() }))
}

/** Publishes what changed among the exchanges, gathered while a broadcast was under way. */
export function createExchangePublisher(): (changes: ExchangeChanges) => void {
  const changed = new Map<string, Exchange>()
  const gone = new Set<string>()
  const publish = createPublisher(() => {
    const changes = { changed: [...changed.values()], gone: [...gone] }
    changed.clear()
    gone.clear()
    return { type: 'signet.view', name: 'exchanges', changes }
  })
  return (changes) => {
    for (const exchange of changes.changed) changed.set(exchange.id, exchange)
    for (const id of changes.gone) {
      changed.delete(id)
      gone.add(id)
    }
    void publish()
  }
}
