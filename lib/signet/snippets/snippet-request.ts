import { OPERATIONS, type Operation } from '../catalogue/catalogue.ts'
import { serviceOfPath } from '../catalogue/services.ts'
import type { HeaderPair, SentRequest } from '../exchange/exchange.ts'
import { baseUrlOf, type Profile } from '../profile/profile.ts'
import { createRedactor } from '../redaction/redact.ts'
import { REDACTED } from '../redaction/redact-names.ts'
import { type BuiltRequest, buildRequest } from '../request/build-request.ts'
import type { RequestDraft } from '../request/request.ts'
import type { Text } from './text.ts'

/** A request as a snippet says it. Redacted: the one secret that it may hold is a token put in by `withToken`. */
export interface SnippetRequest {
  readonly method: string
  readonly url: string
  /** `environment`: the token is read from SIGNET_TOKEN; undefined for a call that carries none. */
  readonly bearer: 'environment' | { readonly token: string } | undefined
  /** Without Authorization; each name once. */
  readonly headers: readonly HeaderPair[]
  /** The calls that make tokens have `{{apiKey}}` and its like in it. */
  readonly body: string | undefined
  readonly operation: Operation | undefined
  /** The address of the call that trades key and secret for a token, where the catalogue has one. */
  readonly tokenUrl: string | undefined
}

/**
 * What a draft says under a profile.
 *
 * @throws AppError `input.invalid` or `host.refused`, as building the request does.
 */
export function snippetRequest(
  draft: RequestDraft,
  profile: Profile,
  operation: Operation | undefined,
  operations: readonly Operation[] = OPERATIONS,
): SnippetRequest {
  return { ...toldOf(buildRequest(draft, profile), operation), tokenUrl: tokenUrlOf(profile, operations) }
}

/** What really went out once, to be sent again: without what the browser had added to it. */
export function snippetOfSent(sent: SentRequest, operation: Operation | undefined): SnippetRequest {
  const headers = sent.headers.filter(([name]) => !isAddedByBrowser(name))
  return { ...toldOf({ ...sent, headers }, operation), tokenUrl: undefined }
}

/** The same request with the token itself in place of its name. */
export function withToken(request: SnippetRequest, token: string): SnippetRequest {
  return request.bearer === undefined ? request : { ...request, bearer: { token } }
}

/** All headers, that of the token first. */
export function headersOf({ bearer, headers }: SnippetRequest): readonly (readonly [name: string, value: Text])[] {
  const plain = headers.map(([name, value]) => [name, [value]] as const)
  if (bearer === undefined) return plain
  const value = bearer === 'environment' ? ['Bearer ', { env: 'SIGNET_TOKEN' }] : [`Bearer ${bearer.token}`]
  return [['Authorization', value], ...plain]
}

/** The body, with key, secret and refresh token from the environment in a call that makes tokens. */
export function bodyOf({ body, operation }: SnippetRequest): Text | undefined {
  if (body === undefined || !operation?.secretAnswer) return body === undefined ? undefined : [body]
  return body
    .split(/(\{\{\w+\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const env = variableOf(piece)
      return env === undefined ? piece : { env }
    })
}

/** `{{apiKey}}` is SIGNET_API_KEY in an environment; undefined for a text that is no variable. */
export function variableOf(text: string): string | undefined {
  const name = /^\{\{(\w+)\}\}$/.exec(text)?.[1]
  return name === undefined ? undefined : `SIGNET_${name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}`
}

/** Whether a header is one that the browser adds by itself. */
export const isAddedByBrowser = (name: string): boolean => ADDED_BY_BROWSER.test(name)

const ADDED_BY_BROWSER =
  /^(?:accept-encoding|accept-language|cache-control|connection|content-length|host|origin|pragma|priority|referer|sec-.+|user-agent)$/i

/** What stands where a key, a secret or a refresh token was typed becomes the variable that it is read from. */
export const VARIABLE_FOR: Readonly<Record<string, string>> = {
  [REDACTED.key]: '{{apiKey}}',
  [REDACTED.secret]: '{{apiSecret}}',
  [REDACTED.token]: '{{refreshToken}}',
}

function toldOf(
  built: Pick<BuiltRequest, 'method' | 'url' | 'headers' | 'body'>,
  operation: Operation | undefined,
): Omit<SnippetRequest, 'tokenUrl'> {
  const redactor = createRedactor([])
  const headers = built.headers.filter(([name]) => name.toLowerCase() !== 'authorization')
  const body = built.body === undefined ? undefined : redactor.text(built.body.toWellFormed())
  return {
    method: built.method,
    url: redactor.text(built.url),
    bearer: operation?.bearer === false ? undefined : 'environment',
    headers: joined(redactor.headers(headers)),
    body: operation?.secretAnswer ? body?.replace(/<redacted:\w+>/g, (mark) => VARIABLE_FOR[mark] ?? mark) : body,
    operation,
  }
}

/** One header a name, as fetch sends several of one name. */
function joined(pairs: readonly HeaderPair[]): HeaderPair[] {
  const groups = Map.groupBy(pairs, ([name]) => name.toLowerCase())
  return [...groups.values()].map((group) => [group[0]?.[0] ?? '', group.map(([, value]) => value).join(', ')])
}

function tokenUrlOf(profile: Profile, operations: readonly Operation[]): string | undefined {
  const maker = operations.find(({ secretAnswer, examples }) => {
    const body = JSON.stringify(examples[0]?.value ?? '')
    return secretAnswer && body.includes('{{apiSecret}}')
  })
  return maker && baseUrlOf(profile, serviceOfPath(maker.path)) + maker.path
}
