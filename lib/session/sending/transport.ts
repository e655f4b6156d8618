import type { HeaderPair } from '#lib/signet/exchange/exchange.ts'
import type { Timing } from '#lib/signet/exchange/timing.ts'
import { unlessAborted } from './unless-aborted.ts'

/** A request that is ready to leave: nothing is resolved, encoded or attached after this. */
export interface OutgoingRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: string | undefined
}

/** What came back, with what the browser saw on the way. */
export interface RawAnswer {
  /** The real status, also of a redirect, which is never followed. */
  readonly status: number
  readonly statusText: string
  readonly headers: readonly HeaderPair[]
  readonly sentHeaders: readonly HeaderPair[]
  /** The headers as the browser sent and got them, its own included; told a moment later. Undefined: not told. */
  readonly onTheWire?: Promise<WireHeaders | undefined>
  /** Undefined where the body is larger than `MAX_BODY_BYTES`. */
  readonly body: Uint8Array<ArrayBuffer> | undefined
  readonly bytes: number
  /** As far as the browser tells; nothing of the sandbox inside the extension. */
  readonly timing?: Timing | undefined
}

export interface WireHeaders {
  readonly sent: readonly HeaderPair[]
  readonly received: readonly HeaderPair[]
}

/**
 * Takes a body elsewhere than into the memory, and tells its length in the end; undefined for one that it leaves alone.
 * What it throws as an `AppError` is why there is none.
 */
export type Diversion = (response: Response) => Promise<number> | undefined

/** @param divert What it takes is of any length, and no `body` of the answer. The sandbox sends nothing that is as long. */
export type Transport = (request: OutgoingRequest, signal: AbortSignal, divert?: Diversion) => Promise<RawAnswer>

/** Sends to the sandbox inside the extension: the same request, no network. */
export function sendToSandbox(answer: (request: Request) => Promise<Response>): Transport {
  async function ask({ method, url, headers, body }: OutgoingRequest): Promise<RawAnswer> {
    const asked = new Request(url, {
      method,
      headers: headers as [string, string][],
      ...(body === undefined ? {} : { body }),
    })
    const response = await answer(asked)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      sentHeaders: headers,
      body: bytes,
      bytes: bytes.byteLength,
    }
  }

  return async (request, signal) => {
    signal.throwIfAborted()
    return unlessAborted(ask(request), signal)
  }
}
