import { AppError } from '#lib/errors.ts'
import { mayReach } from '#lib/platform/hosts.ts'
import { type Observed, observe } from '#lib/platform/web-request.ts'
import { networkFailure } from './network-failure.ts'
import type { OutgoingRequest, RawAnswer } from './transport.ts'

/** A larger body is not read. */
export const MAX_BODY_BYTES = 100 * 1024 * 1024

/**
 * Sends over the network. Never follows a redirect (a 307 would carry key and secret to another host), never sends or
 * keeps cookies, and keeps nothing in the HTTP cache, which is on disk.
 *
 * @throws AppError `host.refused`, `network.unreachable` with the precise reason; the signal's reason when aborted.
 */
export async function sendOverNetwork(request: OutgoingRequest, signal: AbortSignal): Promise<RawAnswer> {
  const { host } = new URL(request.url)
  if (!(await mayReach(request.url))) {
    throw new AppError(
      'host.refused',
      `The browser does not let this extension reach ${host}. Allow it in the browser's settings for extensions.`,
    )
  }
  const observation = observe(request.method, request.url)
  try {
    const response = await fetch(request.url, { ...fetchOptions(request), signal })
    return await read(response, request, observation.observed, signal)
  } catch (thrown) {
    if (signal.aborted) throw signal.reason
    throw thrown instanceof AppError
      ? thrown
      : new AppError('network.unreachable', networkFailure(await observation.failure(), host), {
          cause: thrown,
        })
  } finally {
    observation.stop()
  }
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

async function read(
  response: Response,
  request: OutgoingRequest,
  observed: Observed,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const body = response.type === 'opaqueredirect' ? new Uint8Array() : await readBody(response, signal)
  return {
    status: response.status || (observed.status ?? 0),
    statusText: response.statusText || (observed.statusText ?? ''),
    headers: observed.responseHeaders ?? [...response.headers],
    sentHeaders: observed.requestHeaders ?? request.headers,
    body,
    bytes: body?.byteLength ?? Number(response.headers.get('content-length')),
  }
}

/** In memory, never by `blob()`: that writes a large body to the disk, in plain. */
async function readBody(response: Response, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = response.headers.get('content-length')
  if (Number(announced) > MAX_BODY_BYTES) {
    await response.body?.cancel()
    return undefined
  }
  const bytes = announced === null ? await readCapped(response) : new Uint8Array(await response.arrayBuffer())
  signal.throwIfAborted()
  return bytes
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
