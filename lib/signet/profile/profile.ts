import type { ErrorCode } from '#lib/errors.ts'
import type { ServiceId } from '../catalogue/services.ts'
import type { EpochMs } from '../token/token.ts'
import { isLoopback } from './loopback.ts'

export type Environment = 'sandbox' | 'test' | 'production'

/** Where key and secret are kept: in memory until the browser closes, or on disk behind a passphrase. */
export type Keeping = 'session' | 'vault'

/**
 * A key that is typed in takes the free one of two places, and the write that gives the profile its other address makes
 * that place the profile's own: at no moment is a key with the address of another.
 */
export type KeyPlace = 'current' | 'other'

/** Tells profiles apart at a glance, beside the name. Production's own colour is not among them. */
export const PROFILE_COLOURS = ['blue', 'teal', 'green', 'violet', 'pink', 'grey'] as const
export type ProfileColour = (typeof PROFILE_COLOURS)[number]

/**
 * One key and where it is used. Lives in `storage.local`, in plain: nothing here is secret. The key, the secret and
 * the tokens are kept elsewhere, and no page ever sees them.
 */
export interface Profile {
  readonly id: string
  readonly name: string
  readonly environment: Environment
  /** Scheme, host, port and an optional path, without a slash at the end. */
  readonly baseUrl: string
  /** Addresses of single services where they differ from the base URL (one port a service, say). */
  readonly serviceUrls: Partial<Record<ServiceId, string>>
  /** The user has accepted that this profile's secret travels unencrypted. Never set for https or loopback. */
  readonly plainHttp: boolean
  /** The last four characters of the API key; empty for a sandbox. */
  readonly keyHint: string
  readonly keeping: Keeping
  /** In which of two places there; the first where it is not told. A new key takes the one that is free. */
  readonly keyPlace?: KeyPlace | undefined
  /** When the present key was entered; undefined for a sandbox and where it is not known. */
  readonly keyAddedAt: EpochMs | undefined
  readonly colour: ProfileColour
  /** A scope of its tokens that contradicts the environment, and that the user has accepted all the same. */
  readonly acceptedScope: string | undefined
  /** Whether writes wait for a word: of Production profiles alone, and on where it is not told. */
  readonly guard?: 'on' | 'off' | undefined
  readonly connection: Connection
}

/** How the last test of the profile's key and address went. `message` says what is wrong and what to do. */
export type Connection =
  | { readonly state: 'untested' }
  | { readonly state: 'connected'; readonly at: EpochMs }
  | { readonly state: 'failed'; readonly at: EpochMs; readonly code?: ErrorCode; readonly message: string }

/** Where a sandbox inside the extension seems to live. `.test` is reserved: no request to it ever leaves. */
export const SANDBOX_BASE_URL = 'https://sandbox.signet.test'

/** The address under which a service of this profile answers, without a slash at the end. */
export function baseUrlOf(profile: Profile, service: ServiceId | undefined): string {
  return (service !== undefined && profile.serviceUrls[service]) || profile.baseUrl
}

/** Every address that this profile uses: its base URL, and those of single services. */
export function addressesOf({ baseUrl, serviceUrls }: Pick<Profile, 'baseUrl' | 'serviceUrls'>): string[] {
  return [baseUrl, ...Object.values(serviceUrls)]
}

/** Whether this profile is of no use without a network: neither the sandbox inside the extension nor loopback. */
export function needsNetwork({ environment, baseUrl }: Profile): boolean {
  return environment !== 'sandbox' && !isLoopback(new URL(baseUrl).hostname)
}
