import type { EpochMs } from '#lib/signet/token.ts'
import type { Fault } from './faults.ts'
import { internalError } from './outcome.ts'
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
  const { kind, ms, after } = fault
  if (after === true && (kind === 'hang' || kind === 'reset')) await handle()
  switch (kind) {
    case 'slow':
      await sleep(ms ?? SLOW_MS)
      return handle()
    case '429':
      return respond(tooManyRequests(ms ?? RETRY_AFTER_MS), path, now)
    case '500':
      return respond(internalError(), path, now)
    case 'truncated':
      return truncate(await handle())
    case 'html':
      return new Response(PROXY_PAGE, { status: 502, headers: { 'Content-Type': 'text/html' } })
    case 'success-false':
      return respond({ ...internalError(), status: 200 }, path, now)
    case 'empty':
      return new Response('', { status: 200, headers: { 'Content-Type': 'application/json' } })
    case 'redirect':
      return new Response(null, { status: 302, headers: { Location: '/moved' } })
    case 'hang':
      return new Promise<Response>(() => {})
    case 'reset':
      throw new TypeError('The connection was reset.')
  }
}

async function truncate(response: Response): Promise<Response> {
  const text = await response.text()
  return new Response(text.slice(0, Math.floor(text.length / 2)), response)
}
