import { asAppError } from '#lib/errors.ts'
import { broadcast, onPageMessage } from '#lib/platform/messages.ts'
import type { Asker, Call, Handlers, Publication, Reply, Views } from './contract.ts'

/** Answers calls from our own pages. Run it synchronously at start-up, or the first message finds no listener. */
export function serve(handlers: Handlers): void {
  onPageMessage((message, { tab }) =>
    isCall(message, handlers) ? answer(message, handlers, { tabId: tab?.id }) : undefined,
  )
}

async function answer(call: Call, handlers: Handlers, asker: Asker): Promise<Reply> {
  try {
    const handler = handlers[call.name] as (...args: readonly unknown[]) => Promise<unknown>
    return { ok: true, value: await handler(...call.args, asker) }
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
 * Publishes a view to every page that is open. One broadcast at a time and only the newest value after it: a thousand
 * changes in a row cost a handful of broadcasts.
 */
export function createPublisher<Name extends keyof Views>(
  name: Name,
  read: () => Promise<Views[Name]>,
): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  async function run(): Promise<void> {
    do {
      again = false
      await broadcast({ type: 'signet.view', name, view: await read() } as Publication)
    } while (again)
  }
  return () => {
    again = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
}
