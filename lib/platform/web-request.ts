import browser, { type WebRequest } from 'webextension-polyfill'
import { t } from '#lib/text.ts'

/** What the browser saw of one request of the background's own, beyond what fetch tells. */
export interface Observed {
  /** The headers as they left, those that the browser added included. */
  requestHeaders?: readonly (readonly [string, string])[]
  status?: number
  statusText?: string
  responseHeaders?: readonly (readonly [string, string])[]
  /** The browser's own name for a failure: `net::ERR_NAME_NOT_RESOLVED`, `NS_ERROR_UNKNOWN_HOST`. */
  error?: string
}

export interface Observation {
  /**
   * What the browser saw, when it has told of an answer or a failure. It does so a moment after fetch has ended, or not
   * at all: then what is known comes after half a second.
   */
  readonly told: () => Promise<Observed>
  readonly stop: () => void
}

const LONGEST_WAIT_MS = 500
/** Firefox hears of listeners late: those of sends that follow each other closely are left in place in between. */
const LINGER_MS = 1_000

interface Watch {
  readonly method: string
  readonly url: string
  readonly observed: Observed
  readonly tell: () => void
}
const waiting: Watch[] = []
const running = new Map<string, Watch>()
const holders = new Set<object>()
let lingering: ReturnType<typeof setTimeout> | undefined

/**
 * Has the listeners in place until it is let go: a browser takes a moment to register them, which passes beside whatever
 * comes before a request. Returns the way to let go.
 */
export function attend(): () => void {
  const holder = {}
  holders.add(holder)
  clearTimeout(lingering)
  listen()
  return () => {
    if (!holders.delete(holder)) return
    if (holders.size === 0) lingering = setTimeout(stopListening, LINGER_MS)
  }
}

/**
 * Observes the next request with this method and URL. Nothing is blocked or changed, and the listeners are there only
 * while a send runs, and a moment longer. Requests that are alike to the letter are told apart by their order alone.
 */
export function observe(method: string, url: string): Observation {
  const { promise, resolve: tell } = Promise.withResolvers<void>()
  const watch: Watch = { method, url: new URL(url).href, observed: {}, tell }
  waiting.push(watch)
  const letGo = attend()
  return {
    async told() {
      const timer = setTimeout(tell, LONGEST_WAIT_MS)
      await promise
      clearTimeout(timer)
      return watch.observed
    },
    stop() {
      if (waiting.includes(watch)) waiting.splice(waiting.indexOf(watch), 1)
      for (const [id, seen] of running) if (seen === watch) running.delete(id)
      letGo()
    },
  }
}

function started({ requestId, method, url }: WebRequest.OnBeforeRequestDetailsType): undefined {
  const at = waiting.findIndex((watch) => watch.method === method && watch.url === url)
  const [watch] = at < 0 ? [] : waiting.splice(at, 1)
  if (watch !== undefined) running.set(requestId, watch)
}

function sent({ requestId, requestHeaders }: WebRequest.OnSendHeadersDetailsType): void {
  note(requestId, { requestHeaders: pairs(requestHeaders) })
}

function answered(details: WebRequest.OnHeadersReceivedDetailsType): undefined {
  const { requestId, statusCode, statusLine, responseHeaders } = details
  const statusText = statusLine.replace(/^\S+\s+\d+\s*/, '')
  note(requestId, { status: statusCode, statusText, responseHeaders: pairs(responseHeaders) })?.tell()
}

function failed({ requestId, error }: WebRequest.OnErrorOccurredDetailsType): void {
  note(requestId, { error })?.tell()
}

function note(requestId: string, seen: Observed): Watch | undefined {
  const watch = running.get(requestId)
  if (watch !== undefined) Object.assign(watch.observed, seen)
  return watch
}

function pairs(headers: WebRequest.HttpHeaders | undefined): readonly (readonly [string, string])[] {
  return (headers ?? []).map(
    ({ name, value, binaryValue }) => [name, value ?? (binaryValue ? t('(binary)') : '')] as const,
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
  const { webRequest } = browser
  webRequest.onBeforeRequest.removeListener(started)
  webRequest.onSendHeaders.removeListener(sent)
  webRequest.onHeadersReceived.removeListener(answered)
  webRequest.onErrorOccurred.removeListener(failed)
}
