import { jsonLiteral, type LiteralSyntax } from './json-literal.ts'
import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { singleQuoted, type Text } from './text.ts'

export function javascriptFetch(request: SnippetRequest): string {
  const body = javascriptBody(request)
  const options = [
    ...(request.method === 'GET' ? [] : [`method: ${singleQuoted(request.method)},`]),
    ...javascriptHeaders(headersOf(request)),
    ...(body === undefined ? [] : [`body: ${body},`]),
  ]
  const written = options.map((line) => `  ${line.replaceAll('\n', '\n  ')}\n`).join('')
  return `const response = await fetch(${singleQuoted(request.url)}${written === '' ? '' : `, {\n${written}}`})
console.log(response.status, await response.text())
`
}

/** As a property of options; nothing for no header. */
export function javascriptHeaders(headers: readonly (readonly [name: string, value: Text])[]): string[] {
  if (headers.length === 0) return []
  return ['headers: {', ...headers.map(([name, value]) => `  ${propertyName(name)}: ${javascriptText(value)},`), '},']
}

/** The body as an expression; undefined where there is none. */
export function javascriptBody(request: SnippetRequest): string | undefined {
  const literal = jsonLiteral(request, JAVASCRIPT)
  if (literal !== undefined) return `JSON.stringify(${literal})`
  const text = bodyOf(request)
  return text && javascriptText(text)
}

const env = (name: string): string => `process.env.${name}`

const JAVASCRIPT: LiteralSyntax = {
  text: singleQuoted,
  env,
  words: { true: 'true', false: 'false', null: 'null' },
  // In a literal, `__proto__` is no name of a field.
  key: (name) => `${name === '__proto__' ? "['__proto__']" : propertyName(name)}: `,
  object: ['{', '}'],
  indent: '  ',
}

const propertyName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : singleQuoted(name))

function javascriptText(text: Text): string {
  if (text.every((piece) => typeof piece === 'string')) return singleQuoted(text.join(''))
  const parts = text.map((piece) =>
    typeof piece === 'string'
      ? singleQuoted(piece)
          .slice(1, -1)
          .replace(/\\'/g, "'")
          .replace(/`|\$\{/g, '\\$&')
      : `\${${env(piece.env)}}`,
  )
  return `\`${parts.join('')}\``
}
