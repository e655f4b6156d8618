import { AppError } from '#lib/errors.ts'
import type { ProfileInput } from '#lib/messaging/contract.ts'
import { EXTRA_HOSTS, PLAIN_HTTP } from '#lib/platform/hosts.ts'
import type { ServiceId } from '#lib/signet/catalogue/services.ts'
import { parseBaseUrl } from '#lib/signet/profile/base-url.ts'
import { type Credentials, cleanCredential } from '#lib/signet/profile/credentials.ts'
import { type Profile, SANDBOX_BASE_URL } from '#lib/signet/profile/profile.ts'
import { withoutUnseen } from '#lib/signet/text/visible-text.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { t } from '#lib/text.ts'
import { freePlace } from '#lib/vault/secrets.ts'

/**
 * The profile that a form asks for, with what the present one knows already.
 *
 * @throws AppError `input.invalid` where a field cannot be used.
 */
export function profileOf(
  input: ProfileInput,
  credentials: Credentials | undefined,
  before: Profile | undefined,
  now: EpochMs,
): Profile {
  const name = withoutUnseen(input.name).trim()
  if (name === '') throw new AppError('input.invalid', t('The profile needs a name.'))
  const sandbox = input.environment === 'sandbox'
  return {
    id: input.id,
    name,
    environment: input.environment,
    baseUrl: sandbox ? SANDBOX_BASE_URL : checkedUrl(input.baseUrl, input.plainHttp),
    serviceUrls: sandbox ? {} : checkedServiceUrls(input),
    plainHttp: !sandbox && input.plainHttp && PLAIN_HTTP,
    keyHint: sandbox ? '' : credentials === undefined ? (before?.keyHint ?? '') : hintOf(credentials),
    keyPlace: credentials === undefined || before === undefined ? before?.keyPlace : freePlace(before),
    keeping: sandbox ? 'session' : input.keeping,
    keyAddedAt: sandbox ? undefined : credentials === undefined ? before?.keyAddedAt : now,
    colour: input.colour,
    acceptedScope: before?.acceptedScope,
    guard: before?.environment === input.environment ? before.guard : undefined,
    connection: { state: 'untested' },
  }
}

/** Https, unless the user has accepted plain http for this profile and this build knows of it. */
function checkedUrl(typed: string, plainHttp: boolean): string {
  const { url, plain } = parseBaseUrl(typed, { plainHttp: PLAIN_HTTP, extraHosts: EXTRA_HOSTS })
  return plain && plainHttp && PLAIN_HTTP ? url.replace(/^https:/, 'http:') : url
}

function checkedServiceUrls({ serviceUrls, plainHttp }: ProfileInput): Partial<Record<ServiceId, string>> {
  const typed = Object.entries(serviceUrls).filter(([, url]) => url.trim() !== '')
  return Object.fromEntries(typed.map(([service, url]) => [service, checkedUrl(url, plainHttp)]))
}

/** Without what copying leaves around them. @throws AppError `input.invalid` where one of them is empty. */
export function checkedCredentials(typed: Credentials): Credentials {
  const apiKey = cleanCredential(typed.apiKey).value
  const apiSecret = cleanCredential(typed.apiSecret).value
  if (apiKey === '') throw new AppError('input.invalid', t('The API key is empty.'))
  if (apiSecret === '') throw new AppError('input.invalid', t('The API secret is empty.'))
  return { apiKey, apiSecret }
}

/** The last four characters, and only of a key long enough that they give nothing away. */
export function hintOf({ apiKey }: Credentials): string {
  return apiKey.length >= 12 ? apiKey.slice(-4) : ''
}
