import { AppError } from '#lib/errors.ts'
import { isOrphaned, onBroadcast, sendToBackground } from '#lib/platform/messages.ts'
import type { Call, OperationName, Operations, Publication, Reply, Views } from './contract.ts'

type Result<Name extends OperationName> = Awaited<ReturnType<Operations[Name]>>

/** Operations that may be asked a second time when the browser stopped the background before it answered. */
const REPEATABLE: ReadonlySet<OperationName> = new Set([
  'views.read',
  'page.open',
  'page.keep',
  'exchange.body',
  'profile.choose',
  'token.copy',
])

/**
 * Asks the background.
 *
 * @throws AppError with the background's code; `background.stopped` when it died before it answered;
 * `extension.updated` when this page is what is left of an older one.
 */
export async function call<Name extends OperationName>(
  name: Name,
  ...args: Parameters<Operations[Name]>
): Promise<Result<Name>> {
  const message: Call = { type: 'signet.call', name, args }
  let reply = await ask(message)
  if (reply === undefined && REPEATABLE.has(name)) reply = await ask(message)
  if (reply === undefined) {
    // Asking again wakes the background, which then tells what became of the work that it lost.
    if (name !== 'views.read') void readViews()
    throw silence()
  }
  if (!reply.ok) throw new AppError(reply.code, reply.message)
  return reply.value as Result<Name>
}

function silence(): AppError {
  return isOrphaned()
    ? new AppError('extension.updated', 'The extension was updated or switched off while this page was open.')
    : new AppError('background.stopped', 'The browser stopped the extension before it had answered.')
}

async function ask(message: Call): Promise<Reply | undefined> {
  const reply = await sendToBackground(message).catch(() => undefined)
  return reply as Reply | undefined
}

type Listener<Name extends keyof Views> = (view: Views[Name]) => void
const listeners: { [Name in keyof Views]?: Set<Listener<Name>> } = {}
/** Views that were published while the present ones were being asked for: newer than the reply, whatever its order. */
let published: Set<keyof Views> | undefined
let listening = false

/** Hears a view's present value and each later one. Returns the way to stop. */
export function follow<Name extends keyof Views>(name: Name, listener: Listener<Name>): () => void {
  const heard = (listeners[name] ?? new Set()) as Set<Listener<Name>>
  ;(listeners as Record<string, unknown>)[name] = heard
  heard.add(listener)
  if (!listening) {
    listening = true
    onBroadcast(receive)
    void readViews()
  }
  return () => heard.delete(listener)
}

async function readViews(): Promise<void> {
  published = new Set()
  const views = await call('views.read').catch(() => undefined)
  if (views === undefined) return
  for (const name of Object.keys(views) as (keyof Views)[]) {
    if (!published.has(name)) tell(name, views[name])
  }
}

function receive(message: unknown): void {
  const { type, name, view } = (message ?? {}) as Partial<Publication>
  if (type !== 'signet.view' || name === undefined || view === undefined) return
  published?.add(name)
  tell(name, view as Views[typeof name])
}

function tell<Name extends keyof Views>(name: Name, view: Views[Name]): void {
  for (const listener of listeners[name] ?? []) (listener as Listener<Name>)(view)
}
