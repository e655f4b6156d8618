import browser, { type WebRequest } from 'webextension-polyfill'

/** What the browser saw of one request of the background's own, beyond what fetch tells. */
export interface Observed {
  /** The headers as they left, those that the browser added included. */
  requestHeaders: readonly (readonly [string, string])[] | undefined
  status: number | undefined
  statusText: string | undefined
  responseHeaders: readonly (readonly [string, string])[] | undefined
  /** The browser's own name for a failure: `net::ERR_NAME_NOT_RESOLVED`, `NS_ERROR_UNKNOWN_HOST`. */
  error: string | undefined
}

export interface Observation {
  readonly observed: Observed
  /** The browser's name for the failure. It is told a moment after fetch has failed; undefined where it never is. */
  readonly failure: () => Promise<string | undefined>
  readonly stop: () => void
}

/** How long a failure's name is waited for. */
const FAILURE_WAIT_MS = 500
/** Firefox hears of listeners late: those of sends that follow each other closely are left in place in between. */
const LINGER_MS = 1_000

const waiting: { method: string; url: string; observed: Observed }[] = []
const failureWaiters = new Map<Observed, (error: string | undefined) => void>()
const running = new Map<string, Observed>()
let observers = 0

/**
 * Observes the next request with this method and URL. Nothing is blocked or changed, and the listeners are there only
 * while a request runs. Requests that are alike to the letter are told apart by their order alone.
 */
export function observe(method: string, url: string): Observation {
  const observed: Observed = {
    requestHeaders: undefined,
    status: undefined,
    statusText: undefined,
    responseHeaders: undefined,
    error: undefined,
  }
  const entry = { method, url: new URL(url).href, observed }
  waiting.push(entry)
  if (observers++ === 0) listen()
  return {
    observed,
    failure: () =>
      new Promise((resolve) => {
        if (observed.error !== undefined) return resolve(observed.error)
        failureWaiters.set(observed, resolve)
        setTimeout(() => resolve(observed.error), FAILURE_WAIT_MS)
      }),
    stop() {
      if (waiting.includes(entry)) waiting.splice(waiting.indexOf(entry), 1)
      for (const [id, seen] of running) if (seen === observed) running.delete(id)
      failureWaiters.delete(observed)
      observers--
      setTimeout(stopListening, LINGER_MS)
    },
  }
}

function started({ requestId, method, url }: WebRequest.OnBeforeRequestDetailsType): undefined {
  const at = waiting.findIndex((entry) => entry.method === method && entry.url === url)
  const [entry] = at < 0 ? [] : waiting.splice(at, 1)
  if (entry !== undefined) running.set(requestId, entry.observed)
}

function sent({ requestId, requestHeaders }: WebRequest.OnSendHeadersDetailsType): void {
  note(requestId, { requestHeaders: pairs(requestHeaders) })
}

function answered(details: WebRequest.OnHeadersReceivedDetailsType): undefined {
  const { requestId, statusCode, statusLine, responseHeaders } = details
  const statusText = statusLine.replace(/^\S+\s+\d+\s*/, '')
  note(requestId, { status: statusCode, statusText, responseHeaders: pairs(responseHeaders) })
}

function failed({ requestId, error }: WebRequest.OnErrorOccurredDetailsType): void {
  const observed = note(requestId, { error })
  if (observed !== undefined) failureWaiters.get(observed)?.(error)
}

function note(requestId: string, seen: Partial<Observed>): Observed | undefined {
  const observed = running.get(requestId)
  return observed && Object.assign(observed, seen)
}

function pairs(headers: WebRequest.HttpHeaders | undefined): readonly (readonly [string, string])[] {
  return (headers ?? []).map(
    ({ name, value, binaryValue }) => [name, value ?? (binaryValue ? '(binary)' : '')] as const,
  )
}

function listen(): void {
  const { webRequest, runtime } = browser
  if (webRequest.onBeforeRequest.hasListener(started)) return
  const filter = { urls: runtime.getManifest().host_permissions as string[], tabId: -1 }
  // Chromium hides Origin, Referer and the like unless asked; Firefox does not know the word.
  const extra = 'EXTRA_HEADERS' in ((webRequest as { OnSendHeadersOptions?: object }).OnSendHeadersOptions ?? {})
  const also = (extra ? ['extraHeaders'] : []) as never[]
  webRequest.onBeforeRequest.addListener(started, filter)
  webRequest.onSendHeaders.addListener(sent, filter, ['requestHeaders', ...also])
  webRequest.onHeadersReceived.addListener(answered, filter, ['responseHeaders', ...also])
  webRequest.onErrorOccurred.addListener(failed, filter)
}

function stopListening(): void {
  if (observers > 0) return
  const { webRequest } = browser
  webRequest.onBeforeRequest.removeListener(started)
  webRequest.onSendHeaders.removeListener(sent)
  webRequest.onHeadersReceived.removeListener(answered)
  webRequest.onErrorOccurred.removeListener(failed)
}
