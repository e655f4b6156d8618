import type { EpochMs } from '#lib/signet/token/token.ts'
import { envelopeOf, type Outcome } from './outcome.ts'

/** An outcome as Signet's answer to a call of this path. `Date` is the sandbox's own clock. */
export function respond(outcome: Outcome, path: string, now: EpochMs): Response {
  const headers = outcome.ok ? {} : outcome.headers
  return new Response(JSON.stringify(envelopeOf(outcome, path)), {
    status: outcome.status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      Date: new Date(now).toUTCString(),
      ...headers,
    },
  })
}
