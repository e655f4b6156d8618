import { Hono } from 'hono/tiny'
import { matchOperation } from '#lib/signet/catalogue/catalogue.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { answer } from './answer.ts'
import { type CallLog, type CallLogBook, type CallLogEntry, createCallLog } from './call-log.ts'
import { createControl } from './control.ts'
import { type Fault, takeFault } from './faults.ts'
import { REFRESH_LIFE_MS, TOKEN_LIFE_MS } from './invented.ts'
import { internalError } from './outcome.ts'
import { respond } from './respond.ts'
import { freshState, type SandboxState } from './state.ts'
import { strike } from './strike.ts'

export type { SandboxState } from './state.ts'

export interface SandboxOptions {
  /** Its own key: the one that it knows until others are made. */
  readonly credentials: Credentials
  /** Time is this alone: an hour passes without waiting. */
  readonly now: () => EpochMs
  /** One hour where it is left out; whole seconds. */
  readonly tokenLifeMs?: number
  /** One day where it is left out; whole seconds. */
  readonly refreshLifeMs?: number
  /** Where another sandbox stopped. Without it, a fresh one with thirty clients. */
  readonly state?: SandboxState
  /** Called with a copy of the state after each call that may have changed it, and awaited before the answer. */
  readonly keep?: (state: SandboxState) => void | Promise<void>
  readonly sleep?: (ms: number) => Promise<void>
  readonly onCall?: (entry: CallLogEntry) => void
  /** Whether the levers under `/__sandbox/` answer. */
  readonly control?: boolean
}

export interface Sandbox {
  /**
   * Answers as Signet would. Rejects as `fetch` does: with TypeError for a connection that a fault resets, with the
   * signal's reason when the request is aborted.
   */
  readonly fetch: (request: Request) => Promise<Response>
  readonly state: () => SandboxState
  readonly log: () => CallLog
  /** What goes wrong from now on, in place of what did. Resolves when it is stored. */
  readonly setFaults: (faults: readonly Fault[]) => Promise<void>
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A simulated Signet: all operations of the catalogue on one store of data, without a network. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { credentials, now } = options
  const state = structuredClone(options.state) ?? freshState(now())
  const log = createCallLog()
  const keep = createKeeper(state, options.keep)
  const serve = createServing({ ...options, state, keep, note: noter(log, options.onCall) })

  const app = new Hono()
  if (options.control) app.route('/', createControl({ state, log, apiKey: credentials.apiKey, now, keep }))
  app.all('*', ({ req }) => serve(req.raw))
  // Only a connection that breaks comes here; Hono would make an answer of it.
  app.onError((error) => {
    throw error
  })
  return {
    fetch: (request) => unlessAborted(request.signal, app.fetch(request)),
    state: () => structuredClone(state),
    log: log.read,
    async setFaults(faults) {
      state.faults = structuredClone([...faults])
      await keep()
    },
  }
}

interface Serving extends Omit<SandboxOptions, 'keep' | 'state'> {
  readonly state: SandboxState
  readonly keep: () => Promise<void>
  readonly note: (entry: CallLogEntry) => void
}

/** The way of one call: recognised, met by a fault or answered, stored, and noted. */
function createServing(serving: Serving) {
  const { state, keep, note, now, credentials, sleep = wait } = serving
  const { tokenLifeMs = TOKEN_LIFE_MS, refreshLifeMs = REFRESH_LIFE_MS } = serving
  const issuer = { credentials, tokenLifeMs, refreshLifeMs }

  return async function serve(request: Request): Promise<Response> {
    const { method } = request
    const path = new URL(request.url).pathname
    const match = matchOperation(method, path)
    const operation = match?.operation
    const isToken = operation?.secretAnswer === true

    async function handle(): Promise<Response> {
      try {
        const outcome = await answer(request, match, { state, issuer, now: now() })
        if (operation?.effect === 'write' || state.limit.on) await keep()
        return respond(outcome, path, now())
      } catch {
        return respond(internalError(), path, now())
      }
    }

    const fault = takeFault(state, { method, path, template: operation?.path, isToken })
    if (fault?.times !== undefined) await keep()
    const noteStatus = (status: number) => note({ at: now(), method, path, status, operationId: operation?.id })
    if (fault?.kind === 'hang' || fault?.kind === 'reset') noteStatus(0)
    const response = fault ? await strike(fault, { path, now: now(), sleep, handle }) : await handle()
    noteStatus(response.status)
    return response
  }
}

function noter(log: CallLogBook, onCall: SandboxOptions['onCall']): (entry: CallLogEntry) => void {
  return (entry) => {
    log.add(entry)
    onCall?.(entry)
  }
}

/** Hands on copies of the state, one after the other, so that an older never overtakes a newer. */
function createKeeper(state: SandboxState, keep: SandboxOptions['keep']): () => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    const copy = structuredClone(state)
    const kept = last.then(() => keep?.(copy))
    last = kept.catch(() => {})
    return kept
  }
}

function unlessAborted(signal: AbortSignal, answered: Response | Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    Promise.resolve(answered)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort))
  })
}
