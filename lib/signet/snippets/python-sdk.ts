import { t } from '#lib/text.ts'
import type { Operation } from '../catalogue/catalogue.ts'
import { jsonLiteral } from './json-literal.ts'
import { PYTHON, pythonText } from './python-requests.ts'
import { headersOf, type SnippetRequest } from './snippet-request.ts'
import { doubleQuoted } from './text.ts'

/** A call of the SDK, read out of the request: it takes values in place of an address. */
interface SdkCall {
  /** `PartnerApi` */
  readonly owner: string
  readonly method: string
  /** What stands before the operation's path. */
  readonly host: string
  /** Python's name and the value as Python. */
  readonly values: readonly (readonly [name: string, value: string])[]
  readonly body: string | undefined
}

/**
 * The vendor's own SDK. Its plain methods throw away every answer for which it has no type, which is most of them: the
 * variant that gives the answer as it came is the one that always shows something.
 */
export function pythonSdk(request: SnippetRequest): string {
  const call = sdkCall(request)
  if (typeof call === 'string') throw new Error(call)
  const { owner, method, host, values, body } = call
  const model = `${pascal(method)}Request`
  const token = headersOf(request).find(([name]) => name === 'Authorization' && request.bearer !== undefined)?.[1]
  const access = token && pythonText(withoutScheme(token))
  const extra = request.headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  const given = [
    ...values.map(([name, value]) => `${name}=${value},`),
    ...(body === undefined ? [] : [`${method}_request=signet_core.${model}.from_dict(${body}),`]),
    ...(extra.length === 0 ? [] : [`_headers={${extra.map((pair) => pair.map(doubleQuoted).join(': ')).join(', ')}},`]),
  ].map((line) => `    ${line.replaceAll('\n', '\n    ')}\n`)
  return `# pip install signet-core
${access?.includes('os.environ[') ? 'import os\n\n' : ''}import signet_core

configuration = signet_core.Configuration(
    host=${doubleQuoted(host)},
${access === undefined ? '' : `    access_token=${access},\n`})
api = signet_core.${owner}(signet_core.ApiClient(configuration))
response = api.${method}_without_preload_content(${given.length > 0 ? `\n${given.join('')}` : ''})
print(response.status, response.data.decode())
`
}

/** Why the SDK cannot send this request, in a sentence for its user; undefined where it can. */
export function lackOfSdk(request: SnippetRequest): string | undefined {
  const call = sdkCall(request)
  return typeof call === 'string' ? call : undefined
}

function sdkCall(request: SnippetRequest): SdkCall | string {
  const { operation, url } = request
  const [owner, method] = operation?.sdk?.split('.') ?? []
  if (operation === undefined || owner === undefined || method === undefined) {
    return t('Signet’s SDK has no method for this request.')
  }
  const at = placeOf(operation, url)
  if (at === undefined || request.method !== operation.method)
    return t('Signet’s SDK sends this call to its own path alone.')
  const query = [...new URL(url).searchParams]
  const unknown = query.find(
    ([name]) => !operation.parameters.some((known) => known.in === 'query' && known.name === name),
  )
  if (unknown) {
    return t('Signet’s SDK has no parameter {name} for this call: take it out of the query.', { name: unknown[0] })
  }
  const body = jsonLiteral(request, PYTHON)
  if (request.body !== undefined && !body?.startsWith('{')) return t('Signet’s SDK takes a JSON object as body.')
  if (operation.hasBody && body === undefined) return t('Signet’s SDK wants a body for this call.')
  const typed = query.map(
    ([name, value]) => [name, isNumber(operation, name, value) ? value : doubleQuoted(value)] as const,
  )
  const values = [...at.values.map(([name, value]) => [name, doubleQuoted(value)] as const), ...typed]
  return { owner, method, host: at.host, values: values.map(([name, value]) => [snake(name), value]), body }
}

/** Takes the operation's path off the end of an address. */
function placeOf(
  operation: Operation,
  url: string,
): { host: string; values: (readonly [string, string])[] } | undefined {
  const { origin, pathname } = new URL(url)
  const template = operation.path.split('/').slice(1)
  const segments = pathname.split('/')
  const own = segments.slice(-template.length)
  const values: (readonly [string, string])[] = []
  for (const [at, part] of template.entries()) {
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    const value = name === undefined ? undefined : decoded(own[at] ?? '')
    if (name !== undefined && value) values.push([name, value])
    else if (part !== own[at]) return undefined
  }
  return { host: origin + segments.slice(0, -template.length).join('/'), values }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function isNumber({ parameters }: Operation, name: string, value: string): boolean {
  const type = parameters.find((parameter) => parameter.name === name)?.schema['type']
  return (type === 'integer' || type === 'number') && /^-?(?:0|[1-9]\d{0,14})$/.test(value)
}

const withoutScheme = (text: readonly (string | { readonly env: string })[]) =>
  text
    .map((piece) => (typeof piece === 'string' ? piece.replace(/^Bearer /, '') : piece))
    .filter((piece) => piece !== '')

const snake = (name: string): string => name.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').toLowerCase()

const pascal = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
