import { matchOperation, type PathMatch } from '#lib/signet/catalogue/catalogue.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { TokenIssuer } from './call.ts'
import { HANDLERS } from './handlers.ts'
import { type Outcome, refused, unauthorized } from './outcome.ts'
import { countCall } from './rate-limit.ts'
import { checkRequest } from './request-check.ts'
import type { SandboxState } from './state.ts'
import { isAuthorized } from './tokens.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

interface Desk {
  readonly state: SandboxState
  readonly issuer: TokenIssuer
  readonly now: EpochMs
}

/** What a call comes to: limit, route, token, schemas, and then the operation's own handler. */
export async function answer(request: Request, match: PathMatch | undefined, desk: Desk): Promise<Outcome> {
  const { state, issuer, now } = desk
  const limited = countCall(state, now)
  if (limited !== undefined) return limited
  if (match === undefined) return noSuchCall(request)
  const { operation, values: path } = match
  if (operation.bearer && !(await isAuthorized(request.headers.get('Authorization'), state, now))) {
    return unauthorized()
  }
  const checked = await checkRequest(operation, request, path)
  if (!checked.ok) return checked
  const handle = HANDLERS[operation.id]
  if (handle === undefined) return refused(501, 'Not simulated', [])
  return handle({ operation, state, now, path, query: checked.query, body: checked.body, issuer })
}

function noSuchCall({ method, url }: Request): Outcome {
  const { pathname } = new URL(url)
  const allowed = METHODS.filter((other) => matchOperation(other, pathname) !== undefined)
  if (allowed.length === 0) {
    return refused(404, 'Not found', [{ name: 'path', code: 'not_found', reason: 'There is no call at this path' }])
  }
  const reason = `${method} is not answered here; ${allowed.join(' and ')} is`
  const complaints = [{ name: 'method', code: 'method_not_allowed', reason }]
  return { ...refused(405, 'Method not allowed', complaints), headers: { Allow: allowed.join(', ') } }
}
