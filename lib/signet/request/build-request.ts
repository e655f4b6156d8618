import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import { pathVariables } from '../catalogue/catalogue.ts'
import { type ServiceId, serviceOfPath } from '../catalogue/services.ts'
import type { HeaderPair } from '../exchange/exchange.ts'
import { baseUrlOf, type Profile } from '../profile/profile.ts'
import type { RequestDraft, Row } from './request.ts'

/** A request as it is to be sent, but for the token. */
export interface BuiltRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: string | undefined
  readonly service: ServiceId | undefined
}

/**
 * Builds what a draft means under a profile's addresses. A typed Authorization header is kept: it is the user's own.
 *
 * @throws AppError `input.invalid` that names what to correct and never repeats a value; `host.refused` for a path that
 * would leave the profile's own addresses.
 */
export function buildRequest(draft: RequestDraft, profile: Profile): BuiltRequest {
  const method = buildMethod(draft.method)
  const { url, service } = buildUrl(draft, profile)
  const body = draft.body.trim() === '' ? undefined : draft.body
  if (body !== undefined && (method === 'GET' || method === 'HEAD')) {
    throw invalid(t('A browser sends no body with {method}: empty the body, or choose another method.', { method }))
  }
  return { method, url, headers: buildHeaders(draft.headers, body !== undefined), body, service }
}

/** Whether a URL is at one of the profile's own addresses: only there may its token go. */
export function isOwnOrigin(url: string, profile: Profile): boolean {
  const origin = originOf(url)
  return origin !== undefined && ownOrigins(profile).includes(origin)
}

function ownOrigins(profile: Profile): (string | undefined)[] {
  return [profile.baseUrl, ...Object.values(profile.serviceUrls)].map(originOf)
}

/** Undefined for what is no web address: those have no origin to compare. */
function originOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) ? url.origin : undefined
}

const invalid = (message: string): AppError => new AppError('input.invalid', message)

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

function buildMethod(typed: string): string {
  const method = typed.trim().toUpperCase()
  if (!TOKEN.test(method)) throw invalid(t('The method is not one: choose GET, POST or another of the list.'))
  if (['CONNECT', 'TRACE', 'TRACK'].includes(method))
    throw invalid(t('A browser does not send {method}: choose another method.', { method }))
  return method
}

function buildUrl(draft: RequestDraft, profile: Profile): { url: string; service: ServiceId | undefined } {
  const [typedPath = '', ...typedQuery] = splitOnce(checkedPath(draft.path), '?')
  // A space at the end would be taken off after the path was judged: `.. ` is no segment that leads up, `..` is.
  const path = fillPath(ownPath(typedPath.trimEnd(), profile), draft.pathValues)
  const service = serviceOfPath(path)
  const base = baseUrlOf(profile, service)
  const query = [...typedQuery, ...draft.query.flatMap(queryPart)].filter((part) => part !== '').join('&')
  const text = base + path + (query === '' ? '' : `?${query}`)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.origin !== originOf(base)) {
    throw invalid(t("This is not a path: write it like /fraud/v1/report/all, below the profile's base URL."))
  }
  return { url: url.href, service }
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** Refuses what a URL parser would silently take out or turn into something else. */
function checkedPath(typed: string): string {
  const path = typed.trim()
  if (path === '') throw invalid(t('The URL is empty: choose an endpoint, or type a path like /fraud/v1/report/all.'))
  if (/\p{Cc}/u.test(path)) throw invalid(t('The path has a line break or a control character in it: take it out.'))
  if (path.includes('\\'))
    throw invalid(t('The path has a backslash in it: write / instead, or %5C for the character itself.'))
  if (path.includes('#'))
    throw invalid(t('The path has a # in it, and what follows is never sent: write %23 for the character itself.'))
  return path
}

/** Takes a full address apart where it is the profile's own, and refuses any other. */
function ownPath(path: string, profile: Profile): string {
  if (path.startsWith('//')) throw leaving(path.slice(2).split('/')[0] ?? '', profile)
  if (!/^[a-z][a-z\d+.-]*:/i.test(path)) return path.startsWith('/') ? path : `/${path}`
  const url = URL.canParse(path) ? new URL(path) : undefined
  if (url === undefined) throw invalid(t('This is not an address: write a path, like /fraud/v1/report/all.'))
  if (url.username !== '' || url.password !== '') {
    throw invalid(t('The address has a user name in it: leave out what stands before the @.'))
  }
  if (!isOwnOrigin(path, profile)) throw leaving(url.host || url.protocol, profile)
  const known = [profile.baseUrl, ...Object.values(profile.serviceUrls)]
    .filter((base) => path.startsWith(`${base}/`))
    .sort((one, other) => other.length - one.length)[0]
  const from = known?.length ?? path.indexOf('/', path.indexOf('://') + 3)
  return from < 0 ? '/' : path.slice(from)
}

function leaving(host: string, profile: Profile): AppError {
  const name = host.replace(/^.*@/, '')
  return new AppError(
    'host.refused',
    t('{host} is not an address of the profile {profile}: write a path below {baseUrl}, or add a profile for {host}.', {
      host: name,
      profile: profile.name,
      baseUrl: profile.baseUrl,
    }),
  )
}

function fillPath(path: string, values: RequestDraft['pathValues']): string {
  let filled = path
  for (const name of pathVariables(path)) {
    const value = (Object.hasOwn(values, name) ? values[name] : '')?.trim() ?? ''
    if (value === '') throw invalid(t('The path variable {name} is empty: fill it in.', { name }))
    const half = t('The path variable {name} holds half of a character: type it anew.', { name })
    filled = filled.replaceAll(`{${name}}`, () => encode(value, half))
  }
  if (filled.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))) {
    throw invalid(t('A part of the path is . or .., which would change where it leads: write another value.'))
  }
  return filled
}

function queryPart(row: Row, at: number): string[] {
  if (!row.enabled || row.value === '') return []
  const name = row.name.trim()
  if (name === '')
    throw invalid(t('Row {row} of the query has a value and no name: name it, or untick it.', { row: at + 1 }))
  const nameHalf = t('A name in the query holds half of a character: type it anew.')
  const valueHalf = t('The query parameter {name} holds half of a character: type it anew.', { name })
  return [`${encode(name, nameHalf)}=${encode(row.value, valueHalf)}`]
}

/** Percent-encodes all but the unreserved characters of RFC 3986. @throws With `half` where a surrogate stands alone. */
function encode(value: string, half: string): string {
  if (!value.isWellFormed()) throw invalid(half)
  return encodeURIComponent(value).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function buildHeaders(rows: readonly Row[], hasBody: boolean): HeaderPair[] {
  const pairs = rows.flatMap(headerPair)
  const given = pairs.some(([name]) => name.toLowerCase() === 'content-type')
  return hasBody && !given ? [...pairs, ['content-type', 'application/json']] : pairs
}

function headerPair(row: Row, at: number): HeaderPair[] {
  const name = row.name.trim()
  const value = row.value.trim()
  if (!row.enabled || value === '') return []
  if (name === '')
    throw invalid(t('Row {row} of the headers has a value and no name: name it, or untick it.', { row: at + 1 }))
  if (!TOKEN.test(name))
    throw invalid(
      t('The name in row {row} of the headers has a character that no header name can have.', { row: at + 1 }),
    )
  if (!/^[\t\x20-\x7E\x80-\xFF]*$/.test(value)) {
    throw invalid(
      t('The value of the header {name} has a line break or a character that no header can carry.', { name }),
    )
  }
  return [[name, value]]
}
