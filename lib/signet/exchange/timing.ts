/** What a browser tells of one request, as its resource timing has it; 0 for a moment that it does not tell. */
export interface TimedRequest {
  readonly startTime: number
  readonly fetchStart: number
  readonly domainLookupStart: number
  readonly domainLookupEnd: number
  readonly connectStart: number
  readonly secureConnectionStart: number
  readonly connectEnd: number
  readonly requestStart: number
  readonly responseStart: number
  readonly responseEnd: number
  readonly transferSize: number
  readonly encodedBodySize: number
  readonly decodedBodySize: number
  readonly nextHopProtocol: string
  readonly serverTiming?: readonly { readonly name: string; readonly duration: number; readonly description: string }[]
}

export type PhaseName = 'queued' | 'dns' | 'connect' | 'tls' | 'waiting' | 'download'

/** Both in milliseconds, counted from the start of the request. */
export interface Phase {
  readonly name: PhaseName
  readonly startMs: number
  readonly durationMs: number
}

/** How long an answer took, by what the browser tells of it. */
export interface Timing {
  readonly totalMs: number
  /** Those that the browser tells, in their order; a connection that was there already has no phases of its own. */
  readonly phases: readonly Phase[]
  /** The connection was there from a request before; undefined where the browser does not tell. */
  readonly reused: boolean | undefined
  /** `h2`, `http/1.1`; undefined where it is not told. */
  readonly protocol: string | undefined
  /** Bytes over the network with headers, of the body as it came, and of the body unpacked. */
  readonly transferBytes: number | undefined
  readonly encodedBytes: number | undefined
  readonly decodedBytes: number | undefined
  /** What the server says of itself, in a Server-Timing header. */
  readonly server: readonly { readonly name: string; readonly durationMs: number; readonly description: string }[]
}

/** Reads what the browser tells. Firefox tells the first byte, the end and sizes; the phases before stay one. */
export function readTiming(told: TimedRequest): Timing {
  const { startTime, responseStart, responseEnd, domainLookupStart, connectStart, connectEnd, requestStart } = told
  const secure = told.secureConnectionStart
  const spans: [PhaseName, number, number][] = [
    ['dns', domainLookupStart, told.domainLookupEnd],
    ['connect', connectStart, secure > 0 ? secure : connectEnd],
    ['tls', secure, connectEnd],
    ['waiting', requestStart > 0 ? requestStart : startTime, responseStart],
    ['download', responseStart, responseEnd],
  ]
  const phases = spans.flatMap(([name, from, to]) =>
    from > 0 && to > from ? [{ name, startMs: from - startTime, durationMs: to - from }] : [],
  )
  const firstMs = phases[0]?.startMs ?? 0
  return {
    totalMs: responseEnd - startTime,
    phases: firstMs >= 0.5 ? [{ name: 'queued', startMs: 0, durationMs: firstMs }, ...phases] : phases,
    reused: requestStart > 0 ? connectEnd <= connectStart : undefined,
    protocol: told.nextHopProtocol || undefined,
    transferBytes: told.transferSize || undefined,
    encodedBytes: told.encodedBodySize || undefined,
    decodedBytes: told.decodedBodySize || undefined,
    server: (told.serverTiming ?? []).map(({ name, duration, description }) => ({
      name,
      durationMs: duration,
      description,
    })),
  }
}
