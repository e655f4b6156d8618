import { AppError, ASKED_IN_PLACE, asAppError } from '#lib/errors.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { isOwnOrigin } from '#lib/signet/request/build-request.ts'
import { scopeObjection } from '#lib/signet/request/objections.ts'
import type { AccessToken } from '#lib/signet/token/token.ts'
import { t } from '#lib/text.ts'
import type { SecretFields } from '../locking/secret-fields.ts'
import { mustBeCurrent } from '../profiles/current-profile.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { OutgoingRequest, RawAnswer, Transport } from '../sending/transport.ts'
import { unlessAborted } from '../sending/unless-aborted.ts'
import type { Stage } from '../sending/unsent.ts'
import type { Tokens } from './tokens.ts'

/** One send: what goes out, under which profile, and what was done for it on the way. */
export interface Sending {
  readonly profile: Profile
  /** Who sends it, like `popup` or `panel:7`. */
  readonly page: string
  readonly operation: Operation | undefined
  readonly request: OutgoingRequest
  readonly startedAt: number
  readonly signal: AbortSignal
  /** Sentences for the user, added to as it goes. */
  readonly notes: string[]
  /** Moved on as it goes. */
  stage: Stage
}

export interface AttemptPorts {
  readonly profiles: Profiles
  readonly tokens: Tokens
  readonly secretFields: SecretFields
  readonly transportOf: (profile: Profile) => Transport
}

/**
 * Sends with a token that is good, and once more with a new one after a 401. At most one renewal and two tries: a token
 * that was made for this very send is not doubted. A send that is cancelled leaves a renewal to the others who wait.
 */
export async function sendWithToken(
  sending: Sending,
  { profiles, tokens, secretFields, transportOf }: AttemptPorts,
): Promise<RawAnswer> {
  const { profile, page, operation, notes, signal } = sending
  const request = await secretFields.fill(sending.request, operation, profile)
  async function attempt(token?: AccessToken): Promise<RawAnswer> {
    await mustBeCurrent(profile, profiles)
    if (token !== undefined && operation?.effect !== 'read') mustFit(profile, token)
    sending.stage = 'on-its-way'
    return transportOf(profile)(authorised(request, token), signal)
  }
  // The profile may have been edited meanwhile: no token is made for it as it was.
  signal.throwIfAborted()
  if (!wantsToken(request, operation, profile)) return attempt()

  sending.stage = 'token'
  const { token, renewed } = await unlessAborted(tokens.get(profile, { asker: page }), signal)
  if (renewed) notes.push(t('The token was renewed first.'))
  sending.stage = 'before'
  const first = await attempt(token)
  if (first.status !== 401 || renewed) return first

  const next = await unlessAborted(tokens.get(profile, { dead: token.value, asker: page }), signal).catch((thrown) => {
    signal.throwIfAborted()
    // A 401 says that nothing was done: the page asks for what is missing, and sends again.
    if (ASKED_IN_PLACE.has(asAppError(thrown).code)) throw thrown
    notes.push(
      t('Refused with 401, and the token could not be renewed: {message}', { message: asAppError(thrown).message }),
    )
  })
  if (next === undefined) return first
  if (next.token.value === token.value) {
    notes.push(t('Refused with 401, though the token was made just now: another would be no better.'))
    return first
  }
  notes.push(
    next.renewed
      ? t('Refused with 401: the token was renewed and the request sent once more.')
      : t('Refused with 401: a newer token was there and the request sent once more.'),
  )
  const second = await attempt(next.token)
  if (second.status === 401) await tokens.refusedAgain(profile.id)
  return second
}

/** The page asks before it writes with a token like that. It may not know the scope of this one yet. */
function mustFit(profile: Profile, { scope }: AccessToken): void {
  const objection = scopeObjection(profile, scope)
  if (objection === undefined) return
  throw new AppError(
    'input.invalid',
    t('Not sent. {message} Press Send again to send it all the same.', { message: objection.message }),
  )
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
