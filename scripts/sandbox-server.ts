import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { CallLog } from '#lib/sandbox/call-log.ts'
import { createSandbox, type Sandbox, type SandboxState } from '#lib/sandbox/sandbox.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'

export interface SandboxServerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Random ones where they are left out. */
  readonly credentials?: Credentials
  readonly now?: () => number
  readonly tokenLifeMs?: number
  readonly refreshLifeMs?: number
  readonly state?: SandboxState
  readonly keep?: (state: SandboxState) => void | Promise<void>
  /**
   * Ends the connection after each answer. Browsers silently repeat a request when a connection that they reuse is
   * reset, a POST too: whoever counts calls exactly needs this.
   */
  readonly connectionClose?: boolean
  readonly onLine?: (line: string) => void
}

export interface SandboxServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string
  readonly credentials: Credentials
  readonly sandbox: Sandbox
  readonly log: () => CallLog
  /** Ends open connections too, hanging ones included. */
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'

/**
 * Serves a sandbox over HTTP, on loopback alone.
 *
 * @throws The error of `listen`, `EADDRINUSE` among them.
 */
export async function startSandboxServer(options: SandboxServerOptions = {}): Promise<SandboxServer> {
  const { port = 0, credentials = randomCredentials(), now = Date.now, onLine, connectionClose, ...rest } = options
  const sandbox = createSandbox({ ...rest, credentials, now, control: true })
  const answer = getRequestListener(
    (request, { incoming, outgoing }) =>
      answerOne(sandbox, request, incoming as IncomingMessage, outgoing as ServerResponse, onLine),
    { overrideGlobalObjects: false },
  )
  const server = createServer((incoming, outgoing) => {
    if (connectionClose) outgoing.setHeader('Connection', 'close')
    void answer(incoming, outgoing)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, resolve)
  })
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    credentials,
    sandbox,
    log: sandbox.log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function randomCredentials(): Credentials {
  const random = (bytes: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex')
  return { apiKey: `sandbox_${random(8)}`, apiSecret: random(24) }
}

async function answerOne(
  sandbox: Sandbox,
  request: Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onLine: ((line: string) => void) | undefined,
): Promise<Response> {
  const startedAt = performance.now()
  const say = (status: number | string): void => {
    const path = (incoming.url ?? '').replace(/\?.*/, '')
    onLine?.(`${incoming.method} ${path} ${status} ${Math.round(performance.now() - startedAt)} ms`)
  }
  const refusal = refusalOf(incoming)
  if (refusal !== undefined) {
    say(403)
    return Response.json({ error: refusal }, { status: 403 })
  }
  try {
    const response = await sandbox.fetch(request)
    say(response.status)
    return response
  } catch {
    say('connection broken')
    incoming.socket.resetAndDestroy()
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  }
}

/** Why a request is not for us: another name for this machine (DNS rebinding), or a web page at the levers. */
function refusalOf({ headers, url, socket }: IncomingMessage): string | undefined {
  const { host = '', origin } = headers
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)) return 'Only loopback addresses are answered'
  const own = [`http://127.0.0.1:${socket.localPort}`, `http://localhost:${socket.localPort}`]
  const isPage = origin !== undefined && /^https?:/i.test(origin) && !own.includes(origin)
  return isPage && url?.startsWith('/__sandbox') ? 'Web pages cannot use the levers' : undefined
}
