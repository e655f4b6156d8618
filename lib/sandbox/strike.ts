import type { EpochMs } from '#lib/signet/token/token.ts'
import type { Fault } from './faults.ts'
import { internalError, type Outcome, refused, unauthorized } from './outcome.ts'
import { tooManyRequests } from './rate-limit.ts'
import { respond } from './respond.ts'

const SLOW_MS = 3000
const RETRY_AFTER_MS = 1000

const PROXY_PAGE = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>'

interface Victim {
  readonly path: string
  readonly now: EpochMs
  readonly sleep: (ms: number) => Promise<void>
  /** Does what the call asks for, and answers it. */
  readonly handle: () => Promise<Response>
}

/**
 * Answers a call with a fault.
 *
 * @throws TypeError for a connection that was reset, as `fetch` does. A connection that hangs never settles.
 */
export async function strike(fault: Fault, { path, now, sleep, handle }: Victim): Promise<Response> {
  const { kind, ms, status = 302, to = '/moved', set = {}, after } = fault
  if (after === true && (kind === 'hang' || kind === 'reset')) await handle()
  switch (kind) {
    case 'slow':
      await sleep(ms ?? SLOW_MS)
      return handle()
    case '400':
    case '401':
    case '403':
    case '500':
    case '503':
      return respond(REFUSALS[kind], path, now)
    case '429':
      return respond(tooManyRequests(ms ?? RETRY_AFTER_MS), path, now)
    case 'truncated':
      return truncate(await handle())
    case 'html':
      return new Response(PROXY_PAGE, { status: 502, headers: { 'Content-Type': 'text/html' } })
    case 'success-false':
      return respond({ ...internalError(), status: 200 }, path, now)
    case 'empty':
      return new Response('', { status: 200, headers: { 'Content-Type': 'application/json' } })
    case 'redirect':
      return new Response(null, { status, headers: { Location: to } })
    case 'edited':
      return edit(await handle(), set)
    case 'hang':
      return new Promise<Response>(() => {})
    case 'reset':
      throw new TypeError('The connection was reset.')
  }
}

const server = (status: number): Outcome => ({ ...internalError(), status })

const REFUSALS = {
  '400': refused(400, 'Bad request', [{ name: 'request', code: 'invalid', reason: 'The request is not accepted' }]),
  '401': unauthorized(),
  '403': refused(403, 'Forbidden', [{ name: 'access', code: 'forbidden', reason: 'This key may not do that' }]),
  '500': server(500),
  '503': server(503),
} as const satisfies Readonly<Record<string, Outcome>>

/** Puts values into the JSON of an answer, each at its path of names with dots between. */
async function edit(response: Response, set: Readonly<Record<string, unknown>>): Promise<Response> {
  const json = (await response.json()) as Record<string, unknown>
  for (const [path, value] of Object.entries(set)) {
    const names = path.split('.')
    const last = names.pop() as string
    // What would stand under nothing is left out.
    const place = names.reduce((inner, name) => (inner[name] ?? {}) as Record<string, unknown>, json)
    place[last] = value
  }
  return new Response(JSON.stringify(json), response)
}

async function truncate(response: Response): Promise<Response> {
  const text = await response.text()
  return new Response(text.slice(0, Math.floor(text.length / 2)), response)
}
