import { expect, it } from 'vitest'
import { readTiming, type TimedRequest } from '#lib/signet/exchange/timing.ts'

const CHROMIUM: TimedRequest = {
  startTime: 1_000,
  fetchStart: 1_000,
  domainLookupStart: 1_002,
  domainLookupEnd: 1_010,
  connectStart: 1_010,
  secureConnectionStart: 1_030,
  connectEnd: 1_060,
  requestStart: 1_061,
  responseStart: 1_161,
  responseEnd: 1_171,
  transferSize: 900,
  encodedBodySize: 600,
  decodedBodySize: 2_000,
  nextHopProtocol: 'h2',
  serverTiming: [{ name: 'db', duration: 12.5, description: 'Database' }],
}

it('tells every phase where the browser does', () => {
  expect(readTiming(CHROMIUM)).toEqual({
    totalMs: 171,
    phases: [
      { name: 'queued', startMs: 0, durationMs: 2 },
      { name: 'dns', startMs: 2, durationMs: 8 },
      { name: 'connect', startMs: 10, durationMs: 20 },
      { name: 'tls', startMs: 30, durationMs: 30 },
      { name: 'waiting', startMs: 61, durationMs: 100 },
      { name: 'download', startMs: 161, durationMs: 10 },
    ],
    reused: false,
    protocol: 'h2',
    transferBytes: 900,
    encodedBytes: 600,
    decodedBytes: 2_000,
    server: [{ name: 'db', durationMs: 12.5, description: 'Database' }],
  })
})

it('tells of a connection that was there already', () => {
  const at = 1_001
  const reused = {
    domainLookupStart: at,
    domainLookupEnd: at,
    connectStart: at,
    connectEnd: at,
    secureConnectionStart: 0,
  }
  const timing = readTiming({ ...CHROMIUM, ...reused })

  expect(timing.reused).toBe(true)
  expect(timing.phases.map(({ name }) => name)).toEqual(['queued', 'waiting', 'download'])
})

it('tells first byte and end where the browser tells no more', () => {
  const none = { domainLookupStart: 0, domainLookupEnd: 0, connectStart: 0, connectEnd: 0, secureConnectionStart: 0 }
  const timing = readTiming({
    ...CHROMIUM,
    ...none,
    serverTiming: [],
    requestStart: 0,
    nextHopProtocol: '',
    transferSize: 0,
  })

  expect(timing).toMatchObject({
    phases: [
      { name: 'waiting', startMs: 0, durationMs: 161 },
      { name: 'download', startMs: 161, durationMs: 10 },
    ],
    reused: undefined,
    protocol: undefined,
    transferBytes: undefined,
    server: [],
  })
})
