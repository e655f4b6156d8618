import { createHash, createPublicKey } from 'node:crypto'
import { createServer as createHttp, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { selfSigned } from './self-signed.ts'

const HOST = 'api.getsignet.xyz'

/** What becomes of a connection to port 443. `tls` presents a certificate that no browser trusts unless it is told to. */
export type SecureLine = 'tls' | 'refused' | 'reset' | 'silent'
/** What becomes of a request to port 80. */
export type PlainLine = 'answers' | 'redirects'

/** Signet's own host, as the network makes it look: port 443 and port 80, in front of a sandbox. */
export interface SignetHost {
  /** For a Chromium that is to find this in Signet's place. With `trusted`, it takes the certificate for good. */
  readonly args: (options?: { trusted: boolean }) => string[]
  readonly secure: (line: SecureLine) => Promise<void>
  readonly plain: (line: PlainLine) => void
  /** Everything that was ever said to port 80, and how often somebody as much as connected. */
  readonly heardInPlain: () => { readonly connections: number; readonly text: string }
  /** How often somebody connected to port 443. */
  readonly secureConnections: () => number
  readonly close: () => Promise<void>
}

export async function startSignetHost(sandboxUrl: string): Promise<SignetHost> {
  const certificate = selfSigned(HOST)
  const open = new Set<Socket>()
  const heard = { connections: 0, text: '' }
  let [secureLine, plainLine, secureConnections]: [SecureLine, PlainLine, number] = ['tls', 'answers', 0]

  const tls = createHttps(certificate, (asked, answer) => void forward(asked, answer, sandboxUrl))
  const front = createServer((socket) => {
    keep(socket, open)
    secureConnections++
    if (secureLine === 'tls') tls.emit('connection', socket)
    else if (secureLine === 'reset') socket.resetAndDestroy()
  })
  const back = createHttp(async (asked, answer) => {
    heard.text += `${asked.method} ${asked.url}\n${JSON.stringify(asked.headers)}\n`
    if (plainLine === 'redirects') {
      for await (const part of asked) heard.text += part
      answer.writeHead(301, { location: `https://${HOST}${asked.url}` }).end()
    } else heard.text += await forward(asked, answer, sandboxUrl)
  })
  back.on('connection', (socket) => {
    keep(socket, open)
    heard.connections++
  })
  const [securePort, plainPort] = [await listen(front, 0), await listen(back, 0)]

  return {
    args: ({ trusted } = { trusted: false }) => [
      `--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${securePort}, MAP ${HOST}:80 127.0.0.1:${plainPort}, MAP *.getsignet.xyz ~NOTFOUND`,
      ...(trusted ? [`--ignore-certificate-errors-spki-list=${fingerprint(certificate.cert)}`] : []),
    ],
    async secure(line) {
      secureLine = line
      for (const socket of open) socket.destroy()
      if (line === 'refused' && front.listening) await stop(front)
      else if (line !== 'refused' && !front.listening) await listen(front, securePort)
    },
    plain: (line) => {
      plainLine = line
    },
    heardInPlain: () => ({ ...heard }),
    secureConnections: () => secureConnections,
    async close() {
      for (const socket of open) socket.destroy()
      await Promise.all([stop(front), stop(back)])
    },
  }
}

function keep(socket: Socket, open: Set<Socket>): void {
  open.add(socket)
  socket.on('error', () => undefined)
  socket.on('close', () => open.delete(socket))
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

const stop = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

/** Hands a request on to the sandbox, and gives back the body that went with it. */
async function forward(asked: IncomingMessage, answer: ServerResponse, sandboxUrl: string): Promise<string> {
  const { method, url: path, headers } = asked
  const { hostname, port, host } = new URL(sandboxUrl)
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const onward = request({ hostname, port, method, path, headers: { ...headers, host } }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, { ...answered.headers, connection: 'close' })
    answered.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  onward.end(body)
  return body.toString()
}

/** The hash by which Chromium can be told to trust a certificate. */
function fingerprint(cert: string): string {
  const key = createPublicKey(cert).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}
