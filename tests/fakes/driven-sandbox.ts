import { createSandbox, type Sandbox, type SandboxOptions } from '#lib/sandbox/sandbox.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'

const BASE = 'http://sandbox.test'
export const CREDENTIALS = { apiKey: 'key-1', apiSecret: 'secret-1' }
/** A Tuesday. */
export const START = Date.parse('2030-01-01T12:00:00.000Z')

interface Answered {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not computed with
  readonly json: any
}

export interface DrivenSandbox {
  readonly sandbox: Sandbox
  /** Moves the sandbox's clock; nothing waits. */
  readonly pass: (ms: number) => void
  /** With a live token, unless one is given; `null` sends none. */
  readonly call: (method: string, path: string, body?: unknown, token?: string | null) => Promise<Answered>
  readonly generate: () => Promise<{ accessToken: string; refreshToken: string }>
  readonly refresh: (refreshToken: string) => Promise<Answered>
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answered>
}

/** A sandbox with a clock of its own, and a client that gets its token. */
export function drivenSandbox(options: Partial<SandboxOptions> = {}, startAt = START): DrivenSandbox {
  let now = startAt
  const sandbox = createSandbox({ credentials: CREDENTIALS, now: () => now, control: true, ...options })

  async function send(method: string, path: string, body: unknown, token: string | null): Promise<Answered> {
    const response = await sandbox.fetch(
      new Request(`${BASE}${path}`, {
        method,
        headers: token === null ? {} : { Authorization: `Bearer ${token}` },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
    const text = await response.text()
    return { status: response.status, text, headers: response.headers, json: parsed(text) }
  }

  async function generate(): Promise<{ accessToken: string; refreshToken: string }> {
    const answer = await send('POST', '/dpop/v1/api/generate-token', CREDENTIALS, null)
    return answer.json.data.credentials
  }

  return {
    sandbox,
    pass: (ms) => {
      now += ms
    },
    call: async (method, path, body, token) =>
      send(method, path, body, token === undefined ? (await generate()).accessToken : token),
    generate,
    refresh: (refreshToken) =>
      send('POST', '/dpop/v1/api/refresh-token', { apiKey: CREDENTIALS.apiKey, refreshToken }, null),
    control: (method, path, body) => send(method, `/__sandbox/${path}`, body, null),
  }
}

/** The path of an operation with its parameters' examples filled in, as a newcomer's first Send has it. */
export function examplePath(operation: Operation): string {
  const filled = operation.parameters.filter(({ example }) => example !== undefined)
  const path = operation.path.replace(/\{(.+?)\}/g, (_, name: string) =>
    encodeURIComponent(String(filled.find((parameter) => parameter.name === name)?.example)),
  )
  const query = filled.filter((parameter) => parameter.in === 'query')
  const search = new URLSearchParams(query.map(({ name, example }) => [name, String(example)]))
  return query.length === 0 ? path : `${path}?${search}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
