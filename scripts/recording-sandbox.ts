/** A sandbox over HTTP that remembers each call as it came, and what was answered. On loopback alone. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createSandbox } from '#lib/sandbox/sandbox.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import { randomCredentials } from './sandbox-server.ts'

export interface RecordedCall {
  readonly method: string
  /** Path and query, as they were sent. */
  readonly target: string
  readonly headers: Headers
  readonly body: string
  readonly status: number
  readonly answer: string
}

export interface RecordingSandbox {
  readonly url: string
  readonly credentials: Credentials
  readonly calls: readonly RecordedCall[]
  readonly close: () => Promise<void>
}

export async function startRecordingSandbox(): Promise<RecordingSandbox> {
  const credentials = randomCredentials()
  const sandbox = createSandbox({ credentials, now: Date.now })
  const calls: RecordedCall[] = []

  async function answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const body = await request.clone().text()
    const response = await sandbox.fetch(request)
    const { method, headers } = request
    const answered = await response.clone().text()
    calls.push({ method, target: pathname + search, headers, body, status: response.status, answer: answered })
    return response
  }

  const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
