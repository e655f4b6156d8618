import { until } from './until.ts'

/** What `/json/list` of a Chromium tells about a page, frame or worker. */
export interface TargetInfo {
  readonly id: string
  readonly type: string
  readonly url: string
  readonly title: string
  readonly webSocketDebuggerUrl: string
}

/** A line to one target over the Chrome DevTools Protocol, for those that Playwright does not show. */
export interface Cdp {
  readonly send: <Result = unknown>(method: string, params?: object) => Promise<Result>
  /** Runs an expression in the page, as if the user had just acted, and gives back its value as JSON. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>
  /** The same without the user's act: looking must not open the clipboard. */
  readonly look: <Value>(expression: string) => Promise<Value>
  readonly on: (event: string, listener: (params: Record<string, unknown>) => void) => void
  readonly close: () => void
  /** Settles when the target is gone, or the line to it. */
  readonly closed: Promise<void>
}

/** Whoever says nothing for so long is named, before the test is over. */
const SILENCE_MS = 60_000

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export async function targets(port: number): Promise<TargetInfo[]> {
  return (await fetch(`http://127.0.0.1:${port}/json/list`)).json() as Promise<TargetInfo[]>
}

/** Waits for the first target that fits, and speaks to it. One that goes in between is looked for again. */
export function attach(port: number, what: string, fits: (target: TargetInfo) => boolean): Promise<Cdp> {
  return until(what, async () => {
    const target = (await targets(port)).find(fits)
    return target && connect(target.webSocketDebuggerUrl)
  })
}

export async function connect(url: string): Promise<Cdp> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, ((params: Record<string, unknown>) => void)[]>()
  let lastId = 0
  socket.onmessage = ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(String(data)) as Answer
    for (const listener of listeners.get(method ?? '') ?? []) listener(params ?? {})
    const call = waiting.get(id ?? -1)
    waiting.delete(id ?? -1)
    if (error !== undefined) call?.reject(new Error(error.message))
    else call?.resolve(result)
  }
  const closed = new Promise<void>((resolve) => {
    socket.onclose = () => {
      resolve()
      for (const { reject } of waiting.values()) reject(new Error('the target is gone'))
      waiting.clear()
    }
  })
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error(`no debugger at ${url}`))
  })
  const send = <Result>(method: string, params: object = {}): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(new Error('the target is gone'))
      const refuse = ({ message }: Error) => reject(new Error(`${method}: ${message}`))
      const silence = setTimeout(() => refuse(new Error('no answer')), SILENCE_MS)
      waiting.set(++lastId, {
        resolve(value) {
          clearTimeout(silence)
          resolve(value as Result)
        },
        reject(error) {
          clearTimeout(silence)
          refuse(error)
        },
      })
      socket.send(JSON.stringify({ id: lastId, method, params }))
    })
  return {
    send,
    evaluate: (expression) => evaluate(send, expression, { userGesture: true }),
    look: (expression) => evaluate(send, expression),
    on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    close: () => socket.close(),
    closed,
  }
}

interface Evaluated {
  readonly result: { readonly value: unknown }
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } }
}

async function evaluate<Value>(send: Cdp['send'], expression: string, more: object = {}): Promise<Value> {
  const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', {
    ...{ expression, awaitPromise: true, returnByValue: true },
    ...more,
  })
  if (exceptionDetails !== undefined) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }
  return result.value as Value
}
