import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { SandboxServer } from '../../../scripts/sandbox-server.ts'

/** A call on the line and how far it came. Times are epoch milliseconds. */
export interface LineCall {
  readonly kind: 'generate' | 'refresh' | 'api'
  /** From here on the server has acted, whatever becomes of its answer. */
  readonly passedAt?: number
  /** The whole answer was handed over. */
  readonly deliveredAt?: number
}

/** A line to a sandbox that takes a random time both ways: what is killed meanwhile is caught at every stage. */
export interface SlowLine {
  readonly url: string
  /** The calls since the last time, oldest first. */
  readonly take: () => readonly LineCall[]
  /** How often a refresh token came that had come before. */
  readonly reuses: () => number
  readonly close: () => Promise<void>
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

const MOST_MS = 25
const KINDS = { '/dpop/v1/api/generate-token': 'generate', '/dpop/v1/api/refresh-token': 'refresh' } as const

export async function slowLine(sandbox: SandboxServer): Promise<SlowLine> {
  let calls: Mutable<LineCall>[] = []
  const spent = new Set<string>()
  let reuses = 0

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? ''
    const call: Mutable<LineCall> = { kind: KINDS[path as keyof typeof KINDS] ?? 'api' }
    calls.push(call)
    const body = Buffer.concat(await incoming.toArray())
    if (call.kind === 'refresh') {
      const { refreshToken } = JSON.parse(body.toString()) as { refreshToken: string }
      if (spent.has(refreshToken)) reuses += 1
      spent.add(refreshToken)
    }
    await pause(Math.random() * MOST_MS)
    call.passedAt = Date.now()
    const answer = await fetch(`${sandbox.url}${path}`, {
      method: incoming.method ?? 'GET',
      headers: ['authorization', 'content-type'].flatMap((name) => {
        const value = incoming.headers[name]
        return typeof value === 'string' ? [[name, value] as [string, string]] : []
      }),
      body: body.byteLength === 0 ? null : body,
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    await pause(Math.random() * MOST_MS)
    outgoing.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '', connection: 'close' })
    outgoing.once('finish', () => {
      call.deliveredAt = Date.now()
    })
    if (!outgoing.destroyed) outgoing.end(bytes)
  }

  const server = createServer((incoming, outgoing) => {
    // A caller that was killed hangs up; what it asked for is done all the same.
    outgoing.on('error', () => undefined)
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const taken = calls
      calls = []
      return taken
    },
    reuses: () => reuses,
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
