import { jsonLiteral, type LiteralSyntax } from './json-literal.ts'
import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { doubleQuoted, expression, strictUrl, type Text } from './text.ts'

export function ruby(request: SnippetRequest): string {
  const json = jsonLiteral(request, RUBY)
  const text = bodyOf(request)
  const body = json === undefined ? text && rubyText(text) : `JSON.generate(${json})`
  const headers = headersOf(request).map(([name, value]) => `request[${rubyLiteral(name)}] = ${rubyText(value)}\n`)
  return `${json === undefined ? '' : "require 'json'\n"}require 'net/http'

uri = URI(${rubyLiteral(strictUrl(request.url))})
request = ${requestOf(request)}
${headers.join('')}${body === undefined ? '' : `request.body = ${body}\n`}
response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }
puts "#{response.code} #{response.body}"
`
}

const KNOWN: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])

function requestOf({ method, body }: SnippetRequest): string {
  if (KNOWN.has(method)) return `Net::HTTP::${method.charAt(0)}${method.slice(1).toLowerCase()}.new(uri)`
  return `Net::HTTPGenericRequest.new(${rubyLiteral(method)}, ${body !== undefined}, true, uri)`
}

const env = (name: string): string => `ENV.fetch('${name}')`

const rubyText = (text: Text): string => expression(text, { literal: rubyLiteral, env, plus: ' + ' })

/** In single quotes a text stands as it is, but for the quote and the backslash; in double ones `#` begins code. */
function rubyLiteral(text: string): string {
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text)) return doubleQuoted(text).replaceAll('#', '\\#')
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

const RUBY: LiteralSyntax = {
  text: rubyLiteral,
  env,
  words: { true: 'true', false: 'false', null: 'nil' },
  key: (name) => `${rubyLiteral(name)} => `,
  object: ['{', '}'],
  indent: '  ',
}
