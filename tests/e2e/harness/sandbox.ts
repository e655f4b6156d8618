import { type SandboxServer, type SandboxServerOptions, startSandboxServer } from '../../../scripts/sandbox-server.ts'

export interface Fault {
  readonly kind: string
  readonly where?: 'token' | 'api'
  readonly match?: { readonly path: string }
  /** Once where it is left out. */
  readonly times?: number
  readonly ms?: number
  /** The answer is lost after the server has acted. */
  readonly after?: boolean
  /** What stands in an edited answer. */
  readonly set?: Readonly<Record<string, unknown>>
}

/** Makes the next calls go wrong. */
export async function addFault({ url }: SandboxServer, fault: Fault): Promise<void> {
  const body = JSON.stringify({ times: 1, ...fault })
  const { status } = await fetch(`${url}/__sandbox/faults`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  if (status !== 200) throw new Error(`the sandbox refuses the fault ${body}`)
}

/**
 * Serves the same data, key and port anew, with other lives: tokens that were made by the first stay what they are.
 * Counts are those of the new one.
 */
export async function serveAnew(server: SandboxServer, options: SandboxServerOptions = {}): Promise<SandboxServer> {
  const { credentials, sandbox, url } = server
  const state = sandbox.state()
  await server.close()
  return startSandboxServer({ credentials, state, port: Number(new URL(url).port), connectionClose: true, ...options })
}

/** Whether a sandbox takes a token, asked without a browser. */
export async function accepts({ url }: SandboxServer, token: string): Promise<boolean> {
  const answer = await fetch(`${url}/partner/v1/all-clients`, { headers: { authorization: `Bearer ${token}` } })
  return answer.status === 200
}
