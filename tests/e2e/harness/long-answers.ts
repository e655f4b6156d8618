import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { SandboxServer } from '../../../scripts/sandbox-server.ts'

/** How the next answers come. */
export interface LongAnswer {
  readonly megabytes: number
  readonly status?: number
  /** Whether its length is told, not told, or told as it is packed. */
  readonly form?: 'told' | 'untold' | 'gzip'
  /** Waited for once so many megabytes have left. */
  readonly pause?: { readonly after: number; readonly until: Promise<void> }
  /** Begins with the header that brought the token; its length is not told. */
  readonly echo?: boolean
  /** Cut off once so many megabytes have left. */
  readonly cutAfter?: number
}

/** One whose bytes are given. */
export interface WholeAnswer {
  readonly body: Buffer
  readonly type: string
}

export interface LongAnswers {
  readonly url: string
  /** Told of each call that is no token call. */
  readonly calls: () => number
  /** Callers that hung up before the end. */
  readonly hungUp: () => number
  readonly set: (answer: LongAnswer | WholeAnswer) => void
  readonly close: () => void
}

const MEGABYTE = 1_000_000

/** A megabyte that no other is like: what is out of place in a file shows in its hash. */
function block(at: number): Buffer {
  return Buffer.alloc(MEGABYTE, `{"row":${String(at).padStart(6, '0')},"note":"long"}\n`)
}

export function longHash(megabytes: number): string {
  const hash = createHash('sha256')
  for (let at = 0; at < megabytes; at++) hash.update(block(at))
  return hash.digest('hex')
}

export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Stands before a sandbox: tokens are its own, every other answer is as long as it was told to be. */
export async function startLongAnswers(sandbox: SandboxServer, first: LongAnswer | WholeAnswer): Promise<LongAnswers> {
  let next: LongAnswer | WholeAnswer = first
  let calls = 0
  let hungUp = 0
  const server = createServer(async (incoming, outgoing) => {
    if (incoming.url?.startsWith('/dpop/')) return passOn(incoming, outgoing, sandbox)
    calls += 1
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) hungUp += 1
    })
    if ('body' in next) outgoing.writeHead(200, { 'content-type': next.type }).end(next.body)
    else await answer(outgoing, next, incoming.headers.authorization)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    hungUp: () => hungUp,
    set: (answer) => {
      next = answer
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(outgoing: ServerResponse, next: LongAnswer, authorization = ''): Promise<void> {
  const { megabytes, status = 200, echo = false, form = echo ? 'untold' : 'told', pause, cutAfter } = next
  const headers = {
    told: { 'content-length': `${megabytes * MEGABYTE}` },
    untold: {},
    gzip: { 'content-encoding': 'gzip' },
  }
  outgoing.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...headers[form] })
  const gzip = form === 'gzip' ? createGzip({ level: 1 }) : undefined
  gzip?.pipe(outgoing)
  const into: Writable = gzip ?? outgoing
  const gone = once(outgoing, 'close')
  if (echo) into.write(`{"echo":"${authorization}"}\n`)
  for (let at = 0; at < megabytes && !outgoing.destroyed; at++) {
    if (at === pause?.after) await pause.until
    if (at === cutAfter) return void outgoing.destroy()
    if (!into.write(block(at))) await Promise.race([drained(into), gone])
  }
  into.end()
}

const drained = (into: Writable) => new Promise<void>((resolve) => into.once('drain', resolve))

async function passOn(incoming: IncomingMessage, outgoing: ServerResponse, sandbox: SandboxServer): Promise<void> {
  const body = Buffer.concat(await incoming.toArray())
  const { 'content-type': type = '' } = incoming.headers
  const answered = await fetch(new URL(incoming.url ?? '', sandbox.url), {
    ...{ method: incoming.method ?? 'POST', headers: { 'content-type': type }, body },
  })
  outgoing.writeHead(answered.status, { 'content-type': answered.headers.get('content-type') ?? '' })
  outgoing.end(await answered.text())
}
