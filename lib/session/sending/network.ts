import { AppError } from '#lib/errors.ts'
import { mayReach } from '#lib/platform/hosts.ts'
import { type Observed, observe } from '#lib/platform/web-request.ts'
import { readTiming, type Timing } from '#lib/signet/exchange/timing.ts'
import { t } from '#lib/text.ts'
import { isOffline, networkFailure } from './network-failure.ts'
import type { Diversion, OutgoingRequest, RawAnswer, Transport, WireHeaders } from './transport.ts'

/** A larger body is not read. */
export const MAX_BODY_BYTES = 100 * 1024 * 1024

interface NetworkPorts {
  /** Whether the user lets the extension reach this URL, as far as is known. */
  readonly reaches: (url: string) => Promise<boolean>
  /** Something has answered; where it redirects, `location` says whither. */
  readonly onAnswer: (url: string, location?: string) => void
  /** The browser did not let the request through: the user has taken its host back. */
  readonly onRefused: () => void
}

/**
 * Sends over the network. Never follows a redirect (a 307 would carry key and secret to another host), never sends or
 * keeps cookies, and keeps nothing in the HTTP cache, which is on disk.
 *
 * What it makes throws AppError `host.withdrawn`, `network.offline`, `network.unreachable` with the precise reason, and
 * tells in `unsent` where nothing has left; the signal's reason when aborted.
 */
export function createNetwork({ reaches, onAnswer, onRefused }: NetworkPorts): Transport {
  return async (request, signal, divert) => {
    // Without access the browser would still ask the server whether a web page may send this.
    if (!(await reaches(request.url))) throw withdrawn(request.url, { unsent: true })
    const observation = observe(request.method, request.url)
    const told = () => observation.told().finally(observation.stop)
    try {
      const response = await fetch(request.url, { ...fetchOptions(request), signal })
      if (response.type === 'opaqueredirect') return await redirect(request, told, onAnswer)
      onAnswer(request.url)
      return {
        ...(await answer(response, signal, divert)),
        sentHeaders: request.headers,
        onTheWire: told().then(wireHeaders),
      }
    } catch (thrown) {
      const why = signal.aborted ? signal.reason : thrown
      if (signal.aborted || why instanceof AppError) {
        observation.stop()
        throw why
      }
      throw await failure(request, thrown, told, onRefused)
    }
  }
}

/** Why there is no answer. Asked only now, for the browser's word on its own permissions takes time too. */
async function failure(
  { url }: OutgoingRequest,
  cause: unknown,
  told: () => Promise<Observed>,
  onRefused: () => void,
): Promise<AppError> {
  const { error } = await told()
  if (!(await mayReach(url))) {
    onRefused()
    return withdrawn(url, { cause })
  }
  const code = isOffline(error) ? 'network.offline' : 'network.unreachable'
  return new AppError(code, networkFailure(error, new URL(url), { firefox: import.meta.env.FIREFOX }), { cause })
}

function withdrawn(url: string, options: ErrorOptions & { unsent?: boolean }): AppError {
  const { host } = new URL(url)
  return new AppError('host.withdrawn', t('The browser does not let this extension reach {host}.', { host }), options)
}

function fetchOptions({ method, headers, body }: OutgoingRequest): RequestInit {
  return {
    method,
    headers: headers as [string, string][],
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  }
}

/** Fetch hides all of a redirect that is not followed. The browser's own account does not. */
async function redirect(
  { url, headers }: OutgoingRequest,
  told: () => Promise<Observed>,
  onAnswer: NetworkPorts['onAnswer'],
): Promise<RawAnswer> {
  const { status = 0, statusText = '', requestHeaders = headers, responseHeaders = [] } = await told()
  onAnswer(url, responseHeaders.find(([name]) => name.toLowerCase() === 'location')?.[1])
  return { status, statusText, headers: responseHeaders, sentHeaders: requestHeaders, body: new Uint8Array(), bytes: 0 }
}

async function answer(
  response: Response,
  signal: AbortSignal,
  divert: Diversion | undefined,
): Promise<Omit<RawAnswer, 'sentHeaders'>> {
  const { status, statusText, headers } = response
  const diverted = await divert?.(response)
  const body = diverted === undefined ? await readBody(response, signal) : undefined
  const bytes = diverted ?? body?.byteLength ?? announcedLength(headers) ?? 0
  return { status, statusText, headers: [...headers], body, bytes, timing: takeTiming(response.url) }
}

/** The browser keeps what it tells of a few hundred requests, with their addresses: nothing is left of ours. */
function takeTiming(url: string): Timing | undefined {
  const told = performance.getEntriesByName(url, 'resource').at(-1)
  performance.clearResourceTimings()
  return told && readTiming(told as PerformanceResourceTiming)
}

function wireHeaders({ requestHeaders, responseHeaders }: Observed): WireHeaders | undefined {
  return requestHeaders && responseHeaders && { sent: requestHeaders, received: responseHeaders }
}

/** In memory, never by `blob()`: that writes a large body to the disk, in plain. */
async function readBody(response: Response, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = announcedLength(response.headers)
  if (announced !== undefined && announced > MAX_BODY_BYTES) {
    await response.body?.cancel()
    return undefined
  }
  const bytes = announced === undefined ? await readCapped(response) : new Uint8Array(await response.arrayBuffer())
  signal.throwIfAborted()
  return bytes
}

/** Undefined for a packed body as well: what is told of one is its length as it is packed. */
export function announcedLength(headers: Headers): number | undefined {
  const told = headers.get('content-length')
  return told === null || headers.has('content-encoding') ? undefined : Number(told)
}

/** Reads a body of unknown length, and stops where it gets too long. */
async function readCapped(response: Response): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > MAX_BODY_BYTES) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
