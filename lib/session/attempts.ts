import { asAppError } from '#lib/errors.ts'
import { isOwnOrigin } from '#lib/signet/build-request.ts'
import type { Operation } from '#lib/signet/catalogue.ts'
import type { Profile } from '#lib/signet/profile.ts'
import type { AccessToken } from '#lib/signet/token.ts'
import type { SecretFields } from './secret-fields.ts'
import type { Tokens } from './tokens.ts'
import type { OutgoingRequest, RawAnswer, Transport } from './transport.ts'

/** One send: what goes out, under which profile, and what was done for it on the way. */
export interface Sending {
  readonly profile: Profile
  readonly operation: Operation | undefined
  readonly request: OutgoingRequest
  readonly startedAt: number
  readonly signal: AbortSignal
  /** Sentences for the user, added to as it goes. */
  readonly notes: string[]
}

export interface AttemptPorts {
  readonly tokens: Tokens
  readonly secretFields: SecretFields
  readonly transportOf: (profile: Profile) => Transport
}

/**
 * Sends with a token that is good, and once more with a new one after a 401. At most one renewal and two tries: a token
 * that was made for this very send is not doubted.
 */
export async function sendWithToken(
  sending: Sending,
  { tokens, secretFields, transportOf }: AttemptPorts,
): Promise<RawAnswer> {
  const { profile, operation, notes, signal } = sending
  const request = await secretFields.fill(sending.request, operation, profile)
  const attempt = (token?: AccessToken) => transportOf(profile)(authorised(request, token), signal)
  if (!wantsToken(request, operation, profile)) return attempt()

  const { token, renewed } = await unlessAborted(tokens.get(profile), signal)
  if (renewed) notes.push('The token was renewed first.')
  const first = await attempt(token)
  if (first.status !== 401 || renewed) return first

  const next = await unlessAborted(tokens.get(profile, { dead: token.value }), signal).catch((thrown) => {
    signal.throwIfAborted()
    notes.push(`Refused with 401, and the token could not be renewed: ${asAppError(thrown).message}`)
  })
  if (next === undefined) return first
  notes.push('Refused with 401: the token was renewed and the request sent once more.')
  return attempt(next.token)
}

/** Auth goes to the profile's own origins alone, decided on the final URL, and never beside a header typed by hand. */
function wantsToken(request: OutgoingRequest, operation: Operation | undefined, profile: Profile): boolean {
  const ownHeader = request.headers.some(([name]) => name.toLowerCase() === 'authorization')
  return operation?.bearer !== false && !ownHeader && isOwnOrigin(request.url, profile)
}

function authorised(request: OutgoingRequest, token: AccessToken | undefined): OutgoingRequest {
  if (token === undefined) return request
  return { ...request, headers: [...request.headers, ['authorization', `Bearer ${token.value}`]] }
}

/** A cancelled send stops waiting for a renewal, and leaves it to the others who wait. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([work, aborted])
}
