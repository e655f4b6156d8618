import { AppError } from '#lib/errors.ts'
import { isOrphaned, onBroadcast, sendToBackground } from '#lib/platform/messages.ts'
import { applyChanges } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import type { Call, OperationName, Operations, Publication, Reply, Views } from './contract.ts'

type Result<Name extends OperationName> = Awaited<ReturnType<Operations[Name]>>

/**
 * Asks the background, and once more where the browser stopped it before it answered: every operation does the same thing
 * again, or finds that it is done.
 *
 * @throws AppError with the background's code; `background.stopped` when it died before it answered;
 * `extension.updated` when this page is what is left of an older one.
 */
export async function call<Name extends OperationName>(
  name: Name,
  ...args: Parameters<Operations[Name]>
): Promise<Result<Name>> {
  const message: Call = { type: 'signet.call', name, args, page: pageKey }
  let reply = await ask(message)
  reply ??= await ask(message)
  if (reply === undefined) {
    // Asking again wakes the background, which then tells what became of the work that it lost.
    if (name !== 'views.read') void readViews()
    throw silence()
  }
  if (!reply.ok) throw new AppError(reply.code, reply.message)
  if (name === 'page.open') pageKey = (reply.value as Result<'page.open'>).page
  return reply.value as Result<Name>
}

/** Under which the background knows this page, from when it has said so. */
let pageKey: string | undefined

function silence(): AppError {
  return isOrphaned()
    ? new AppError('extension.updated', t('The extension was updated or switched off while this page was open.'))
    : new AppError('background.stopped', t('The browser stopped the extension before it had answered.'))
}

async function ask(message: Call): Promise<Reply | undefined> {
  const reply = await sendToBackground(message).catch(() => undefined)
  return reply as Reply | undefined
}

type Listener<Name extends keyof Views> = (view: Views[Name]) => void
const listeners: { readonly [Name in keyof Views]: Set<Listener<Name>> } = {
  session: new Set(),
  exchanges: new Set(),
  trace: new Set(),
}
let views: Views | undefined
/** What was published while the present views were being asked for: told again on top of the reply. */
let meanwhile: Publication[] = []

/** Hears a view's present value and each later one. Returns the way to stop. */
export function follow<Name extends keyof Views>(name: Name, listener: Listener<Name>): () => void {
  const isFirst = Object.values(listeners).every(({ size }) => size === 0)
  listeners[name].add(listener)
  if (isFirst) {
    onBroadcast(receive)
    void readViews()
  } else if (views !== undefined) listener(views[name])
  return () => listeners[name].delete(listener)
}

async function readViews(): Promise<void> {
  views = undefined
  meanwhile = []
  const read = await call('views.read').catch(() => undefined)
  if (read === undefined) return
  views = meanwhile.reduce(withPublication, read)
  tell('session', views.session)
  tell('exchanges', views.exchanges)
  tell('trace', views.trace)
}

function receive(message: unknown): void {
  if (typeof message !== 'object' || message === null || (message as Publication).type !== 'signet.view') return
  const publication = message as Publication
  if (views === undefined) meanwhile.push(publication)
  else {
    views = withPublication(views, publication)
    tell(publication.name, views[publication.name])
  }
}

function withPublication(known: Views, publication: Publication): Views {
  return publication.name === 'exchanges'
    ? { ...known, exchanges: applyChanges(known.exchanges, publication.changes) }
    : { ...known, [publication.name]: publication.view }
}

function tell<Name extends keyof Views>(name: Name, view: Views[Name]): void {
  for (const listener of listeners[name]) listener(view)
}
