import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { expression, type Text } from './text.ts'

/** For a POSIX shell. Without a line break at the end: pasted into a terminal, that would run it. */
export function curl(request: SnippetRequest): string {
  const { body, operation } = request
  const isLong = body !== undefined && body.length > LONGEST_ARGUMENT && !operation?.secretAnswer
  if (!isLong) return curlWords(request).join(JOINT)
  const end = delimiterFor(body)
  const words = [...curlWords({ ...request, body: undefined }), `--data-binary @- <<'${end}'\n${body}\n${end}`]
  return words.join(JOINT)
}

const JOINT = ' \\\n  '

/** In characters of up to four bytes. A system takes 128 KB for an argument; a longer text goes by the input. */
const LONGEST_ARGUMENT = 32_000

/** What ends a text that is no line of it. */
function delimiterFor(text: string): string {
  const lines = new Set(text.split('\n'))
  let end = 'JSON'
  while (lines.has(end)) end += '_'
  return end
}

/** The command, a line each: curl with method and address, then its options. */
export function curlWords(request: SnippetRequest, quote: (text: string) => string = shellQuote): string[] {
  const { method, url } = request
  const body = bodyOf(request)
  return [
    `curl${globOff(url)} ${methodOption(method)} ${quote(url)}`,
    ...headersOf(request).map(([name, value]) => `-H ${headerWord(name, value, quote)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellText(body, quote)}`]),
  ]
}

/** In single quotes nothing means anything to a shell but the quote itself. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** With `-X HEAD`, cURL would wait for a body that never comes. */
const methodOption = (method: string): string => (method === 'HEAD' ? '--head' : `-X ${method}`)

/** Brackets and braces in a URL are patterns to cURL, unless it is told otherwise. */
const globOff = (url: string): string => (/[[\]{}]/.test(url) ? ' --globoff' : '')

/** A header of a variable alone reads best in double quotes. */
function headerWord(name: string, value: Text, quote: (text: string) => string): string {
  const [scheme, variable] = value
  if (scheme === 'Bearer ' && typeof variable === 'object') return `"${name}: Bearer $${variable.env}"`
  return shellText([`${name}: ${typeof scheme === 'string' ? scheme : ''}`, ...value.slice(1)], quote)
}

const shellText = (text: Text, quote: (text: string) => string): string =>
  expression(text, { literal: quote, env: (name) => `"$${name}"`, plus: '' })
