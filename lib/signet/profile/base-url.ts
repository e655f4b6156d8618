import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { SERVICES, type ServiceId } from '../catalogue/services.ts'
import { either } from '../text/listed.ts'
import { type BuildReach, canOptIntoHttp, canReach, reachableHosts } from './hosts.ts'
import { isLoopback } from './loopback.ts'

export interface BaseUrl {
  /** Scheme, host, port and an optional path, without a slash at the end. */
  readonly url: string
  /** What was changed on the way, a sentence each, to be told beside the field. */
  readonly notes: readonly string[]
  /** The user typed http for a host where plain http can be chosen. `url` is https all the same. */
  readonly plain: boolean
  /** The service whose prefix stood at the end. */
  readonly service: ServiceId | undefined
}

/**
 * Reads the address that a user typed. https comes first: http is only kept for loopback, and never chosen by itself.
 *
 * @throws AppError `input.invalid` or `host.refused`, with what is wrong and what to do. What stands before an `@` or
 * behind a `?` is never repeated: it may be a secret.
 */
export function parseBaseUrl(text: string, build: BuildReach): BaseUrl {
  const notes: string[] = []
  const typed = text.trim()
  refuseExtras(typed)
  const url = secured(parse(typed, notes), build, notes)
  const plain = /^http:/i.test(typed) && canOptIntoHttp(url, build)
  if (!canReach(url, build) && !plain) throw new AppError('host.refused', refusal(url, build))
  const { path, service } = splitPrefix(url, notes)
  return { url: url.origin + path, notes, plain, service }
}

const invalid = (message: string): AppError => new AppError('input.invalid', message)

function refuseExtras(typed: string): void {
  if (typed === '') throw invalid(t('The base URL is empty: type one, like https://api.getsignet.xyz.'))
  if (/[\s\p{Cc}\p{Cf}]/u.test(typed))
    throw invalid(t('The base URL has a space or an invisible character in it: take it out.'))
  if (typed.includes('\\')) throw invalid(t('The base URL has a backslash in it: write / instead.'))
  if (typed.includes('@')) throw invalid(t('The base URL has a user name in it: leave out everything up to the @.'))
  if (typed.includes('?')) throw invalid(t('The base URL has a query: leave out everything from the ? on.'))
  if (typed.includes('#')) throw invalid(t('The base URL has a fragment: leave out everything from the # on.'))
}

function parse(typed: string, notes: string[]): URL {
  const [, scheme = '', rest = ''] = /^(?:(https?|[a-z][a-z\d+.-]*(?=:\/\/)):)?\/*(.*)$/is.exec(typed) ?? []
  if (scheme !== '' && !/^https?$/i.test(scheme))
    throw invalid(t('Signet is reached over https: replace {scheme}:// by https://.', { scheme }))
  const url = urlOf(`${scheme || 'https'}://${rest}`)
  if (scheme !== '') return url
  if (isLoopback(url.hostname)) url.protocol = 'http:'
  notes.push(t('Added {protocol}// in front.', { protocol: url.protocol }))
  // Parsed again: a port that is the default of one scheme is not that of the other.
  return urlOf(`${url.protocol}//${rest}`)
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.hostname === '') {
    throw invalid(t('This is not an address: write it like https://api.getsignet.xyz or http://localhost:4010.'))
  }
  return url
}

/** The same address over https, unless it is on this computer. */
function secured(url: URL, build: BuildReach, notes: string[]): URL {
  if (url.protocol === 'https:' || isLoopback(url.hostname)) return url
  const secure = new URL(url)
  secure.protocol = 'https:'
  notes.push(
    canOptIntoHttp(url, build)
      ? t('Uses https:// in place of http://, so that nobody on the way can read the secret.')
      : t(
          'Uses https:// in place of http://, so that nobody on the way can read the secret. This build never sends there without encryption.',
        ),
  )
  return secure
}

function refusal(url: URL, build: BuildReach): string {
  const { host, hostname } = url
  const hosts = reachableHosts(build)
  if (/^(\[::1\]|0\.0\.0\.0|127\..*|.*\.localhost)$/.test(url.hostname)) {
    return t(
      '{hostname} is not reachable: write localhost or 127.0.0.1. This build can reach {hosts}, and nothing else.',
      { hostname, hosts },
    )
  }
  if (url.port !== '' && url.hostname.endsWith('.getsignet.xyz')) {
    return t(
      '{host} is not reachable: leave out the port, only 443 can be used there. This build can reach {hosts}, and nothing else.',
      { host, hosts },
    )
  }
  return t(
    '{host} is not reachable: correct the host. This build can reach {hosts}, and nothing else. A company gateway is a setting of the build.',
    { host, hosts },
  )
}

/** Takes a service's prefix off the end. Any other path is refused: every call would go to the wrong place. */
function splitPrefix(url: URL, notes: string[]): { path: string; service: ServiceId | undefined } {
  const path = url.pathname.replace(/\/+$/, '')
  if (path === '') return { path, service: undefined }
  const known = SERVICES.find(({ prefix }) => path.endsWith(prefix))
  if (known === undefined) {
    const { origin } = url
    const example = origin + path + SERVICES[1].prefix
    throw invalid(
      t(
        'The path {path} is not one that Signet is known by: write {origin} alone. Under a path of your own, end with {prefixes}, like {example}.',
        { path, origin, prefixes: either(SERVICES.map(({ prefix }) => prefix)), example },
      ),
    )
  }
  notes.push(
    t('Took {prefix} off the end: it is part of every path of the {label} service.', {
      prefix: known.prefix,
      label: known.label,
    }),
  )
  return { path: path.slice(0, -known.prefix.length), service: known.id }
}
