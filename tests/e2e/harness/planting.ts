import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SandboxServer } from '../../../scripts/sandbox-server.ts'

export interface Planting {
  readonly url: string
  readonly close: () => void
}

/**
 * Stands before a sandbox and changes some of its answers on their way.
 *
 * @param before Called with what is asked for, before the sandbox is.
 * @param change The body in the place of the one that came; undefined leaves it as it is.
 */
export async function startPlanting(
  sandbox: SandboxServer,
  before: (url: URL) => Promise<void>,
  change: (url: string, body: string) => string | undefined,
): Promise<Planting> {
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '', sandbox.url)
    await before(url)
    const { host: _host, ...headers } = incoming.headers as Record<string, string>
    const { method = 'GET' } = incoming
    const body = method === 'GET' ? null : await textOf(incoming)
    const answer = await fetch(url, { method, headers, body })
    const text = await answer.text()
    for (const name of ['content-type', 'retry-after']) {
      const value = answer.headers.get(name)
      if (value !== null) outgoing.setHeader(name, value)
    }
    outgoing.statusCode = answer.status
    outgoing.end((answer.ok && method === 'GET' && change(url.href, text)) || text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
