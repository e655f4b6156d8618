import { jsonLiteral, type LiteralSyntax } from './json-literal.ts'
import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { doubleQuoted, expression, type Text } from './text.ts'

export function pythonRequests(request: SnippetRequest): string {
  const json = jsonLiteral(request, PYTHON)
  const raw = json === undefined ? bodyOf(request) : undefined
  const headers = headersOf(request).filter((header) => json === undefined || !isPlainJson(header))
  const rows = headers.map(([name, value]) => `    ${doubleQuoted(name)}: ${pythonText(value)},`)
  const named = KNOWN.has(request.method)
  const lines = [
    named ? undefined : `${doubleQuoted(request.method)},`,
    `${doubleQuoted(request.url)},`,
    rows.length > 0 ? ['headers={', ...rows, '},'].join('\n') : undefined,
    json && `json=${json},`,
    raw && `data=${raw.length > 1 ? `(${pythonText(raw)})` : pythonText(raw)}.encode(),`,
    'timeout=30,',
  ].filter((line) => line !== undefined)
  const usesEnvironment = lines.some((line) => line.includes('os.environ['))
  return `${usesEnvironment ? 'import os\n\n' : ''}import requests

response = requests.${named ? request.method.toLowerCase() : 'request'}(
${lines.map((line) => `    ${line.replaceAll('\n', '\n    ')}`).join('\n')}
)
print(response.status_code, response.text)
`
}

const KNOWN: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])

/** What `json=` says by itself. */
function isPlainJson([name, value]: readonly [string, Text]): boolean {
  return name.toLowerCase() === 'content-type' && value[0] === 'application/json'
}

const env = (name: string): string => `os.environ[${doubleQuoted(name)}]`

export const pythonText = (text: Text): string => expression(text, { literal: doubleQuoted, env, plus: ' + ' })

export const PYTHON: LiteralSyntax = {
  text: doubleQuoted,
  env,
  words: { true: 'True', false: 'False', null: 'None' },
  key: (name) => `${doubleQuoted(name)}: `,
  object: ['{', '}'],
  indent: '    ',
}
