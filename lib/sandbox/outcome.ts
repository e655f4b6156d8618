import type { SchemaProblem } from '#lib/signet/body/schema-problem.ts'
import { serviceOfPath } from '#lib/signet/catalogue/services.ts'

/** What a refused call complains about, by the name of a field or of what was wrong. */
export type Complaint = Pick<SchemaProblem, 'name' | 'reason'> & { readonly code: string }

export interface Success {
  readonly ok: true
  readonly status: 200 | 201
  readonly message?: string
  readonly data: unknown
}

export interface Refusal {
  readonly ok: false
  readonly status: number
  readonly message: string
  readonly complaints: readonly Complaint[]
  /** The form of a refused duplicate, for 409 alone. */
  readonly conflict?: { readonly code: string; readonly email: string }
  readonly headers?: Readonly<Record<string, string>>
}

/** What a call comes to, before it takes the form that its service gives to answers. */
export type Outcome = Success | Refusal

export function done(message: string | undefined, data: unknown): Success {
  return { ok: true, status: 200, ...(message !== undefined && { message }), data }
}

export function created(message: string, data: unknown): Success {
  return { ok: true, status: 201, message, data }
}

export function refused(status: number, message: string, complaints: readonly Complaint[]): Refusal {
  return { ok: false, status, message, complaints }
}

export function invalid(...complaints: readonly Complaint[]): Refusal {
  return refused(400, 'Validation failed', complaints)
}

export function mismatch(name: string, reason: string): Refusal {
  return invalid({ name, code: 'mismatch', reason })
}

/** For the removal of what is not there. */
export function notThere(name: string, message: string): Refusal {
  return refused(404, message, [{ name, code: 'not_found', reason: message }])
}

/** The guide's answer for a missing, a malformed and an expired token: the same for all three, from every service. */
export function unauthorized(): Refusal {
  return refused(401, 'Authorization header missing or malformed', [
    {
      name: 'authorization',
      code: 'missing_header',
      reason: 'Authorization header is required and must use Bearer scheme',
    },
  ])
}

export function internalError(): Refusal {
  return refused(500, 'Internal error', [{ name: 'server', code: 'internal_error', reason: 'Unexpected fault' }])
}

/** Statuses that come from before the service, in the guide's form wherever they meet the call. */
const GATEWAY_STATUSES = new Set([401, 403, 429])

/**
 * Puts an outcome into its envelope. Failures of the partner service come as a text (409: as an object, 404: as the
 * message alone), those of the others by name.
 */
export function envelopeOf(outcome: Outcome, path: string): Record<string, unknown> {
  if (outcome.ok) {
    const { message, data } = outcome
    return { success: true, ...(message !== undefined && { message }), data }
  }
  const { status, message, complaints, conflict } = outcome
  if (conflict !== undefined) return { success: false, message, error: conflict }
  if (serviceOfPath(path) === 'partner' && !GATEWAY_STATUSES.has(status)) {
    if (status === 404) return { success: false, message }
    return { success: false, message, error: complaints.map(({ reason }) => reason).join('; ') }
  }
  return {
    success: false,
    message,
    errors: Object.fromEntries(complaints.map(({ name, code, reason }) => [name, { code, reason }])),
  }
}
