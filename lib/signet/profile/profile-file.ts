import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { SERVICES, type ServiceId } from '../catalogue/services.ts'
import { fields } from '../json/untyped.ts'
import type { Environment, Profile } from './profile.ts'

/** What of a profile can be handed on: where Signet answers, and never a key, a secret or a token. */
export type PortableProfile = Pick<Profile, 'name' | 'environment' | 'baseUrl' | 'serviceUrls'>

const FORMAT = 'signet-explorer.profiles'
const VERSION = 1
const ENVIRONMENTS: readonly Environment[] = ['test', 'production', 'sandbox']
/** Characters of a file, profiles in it, characters of a name or an address: more is no list of profiles. */
const LONGEST_FILE = 1_000_000
const MOST_PROFILES = 200
const LONGEST_TEXT = 300

/** JSON for a file, one profile or several. */
export function writeProfileFile(profiles: readonly PortableProfile[]): string {
  const portable = profiles.map(({ name, environment, baseUrl, serviceUrls }) => ({
    name,
    environment,
    baseUrl,
    serviceUrls,
  }))
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profiles: portable }, null, 2)}\n`
}

/** A name for the file: `signet-acme-test.json`. */
export function profileFileName(profiles: readonly PortableProfile[]): string {
  const [only, ...others] = profiles
  const words = others.length === 0 ? (only?.name.toLowerCase().match(/[a-z0-9]+/g) ?? []) : ['profiles']
  return `${['signet', ...words].join('-').slice(0, 60)}.json`
}

/**
 * Reads such a file. Nothing in it is trusted: addresses are checked by the form that shows them, what else it holds
 * is left where it is.
 *
 * @throws AppError `input.invalid` for any other file.
 */
export function parseProfileFile(text: string): readonly PortableProfile[] {
  const { format, version, profiles } = fields(parse(text))
  if (format !== FORMAT || !Array.isArray(profiles)) throw invalid(t('This is not a file with exported profiles.'))
  if (version !== VERSION) throw invalid(t('A newer version of this extension wrote this file: update the extension.'))
  if (profiles.length === 0 || profiles.length > MOST_PROFILES) throw invalid(t('This file holds no list of profiles.'))
  return profiles.map(readProfile)
}

function parse(text: string): unknown {
  if (text.length > LONGEST_FILE) throw invalid(t('This file is too large for a list of profiles.'))
  try {
    return JSON.parse(text)
  } catch {
    throw invalid(t('This file is not JSON.'))
  }
}

function readProfile(value: unknown): PortableProfile {
  const { name, environment, baseUrl, serviceUrls } = fields(value)
  const known = ENVIRONMENTS.find((one) => one === environment)
  if (!isText(name) || !isText(baseUrl) || known === undefined)
    throw invalid(t('A profile in this file is incomplete.'))
  const urls = fields(serviceUrls)
  const own = SERVICES.flatMap(({ id }): [ServiceId, string][] => {
    const url = urls[id]
    return isText(url) ? [[id, url]] : []
  })
  return { name: name.trim(), environment: known, baseUrl, serviceUrls: Object.fromEntries(own) }
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT && !/\p{Cc}/u.test(value)

const invalid = (message: string): AppError => new AppError('input.invalid', message)
