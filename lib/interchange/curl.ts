import type { HeaderPair } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import type { PastedRequest } from './pasted.ts'
import { shellWords } from './shell-words.ts'

/**
 * Reads a cURL command of a POSIX shell, as documents, browsers and our own snippets write it. What a browser cannot
 * send (a file, a form with parts, a cookie jar) is left out and told. Undefined for a text that is no such command.
 */
export function parseCurl(text: string): PastedRequest | undefined {
  const start = COMMAND.exec(text)
  if (start === null) return undefined
  const options = text.slice(start[0].length)
  const words = shellWords(CARET.test(options) ? options.replace(/\^(?:\r?\n|(.))/g, '$1') : options)
  const command = readOptions(words, inputOf(options))
  return command.url === undefined ? undefined : requestOf(command, command.url)
}

/** Below comments, behind a prompt. */
const COMMAND = /^(?:\s|#.*\n)*(?:\$ )?curl(?:\.exe)?\s/

/** How browsers copy a command for Windows: what its shell would take for its own stands behind a caret. */
const CARET = /^[^'\n]*\^"/

/** The options as they come; those that change nothing of the request are gone. */
interface Command {
  readonly input: string | undefined
  url: string | undefined
  method: string | undefined
  headers: HeaderPair[]
  /** Joined by `&` where there are several. */
  data: string[] | undefined
  json: boolean
  /** The data goes into the query. */
  get: boolean
  head: boolean
  told: string[]
}

/** Options that take a value, by their long names; the short ones stand for them. */
const SHORT: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
  F: 'form',
  T: 'upload-file',
  o: 'output',
  w: 'write-out',
  m: 'max-time',
  x: 'proxy',
  c: 'cookie-jar',
  D: 'dump-header',
  E: 'cert',
  K: 'config',
  U: 'proxy-user',
  r: 'range',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
  C: 'continue-at',
  G: 'get',
  I: 'head',
}
const WITH_VALUE =
  /^(?:request|header|data(?:-raw|-ascii|-binary|-urlencode)?|json|url|url-query|user|oauth2-bearer|user-agent|referer|cookie|form|form-string|upload-file|output|output-dir|write-out|max-time|connect-timeout|proxy|proxy-user|noproxy|cookie-jar|dump-header|cert|key|pass|cacert|capath|cert-type|key-type|config|range|retry|retry-delay|retry-max-time|resolve|connect-to|interface|limit-rate|speed-time|speed-limit|time-cond|continue-at|ciphers|tls-max|tls13-ciphers|unix-socket|aws-sigv4|max-redirs|max-filesize|variable|expand-\w+)$/

/** What stands below the command up to a line of its own: `<<'EOF'`. */
function inputOf(options: string): string | undefined {
  const [, end = '', rest = ''] = /<<-?\s*['"]?(\w+)['"]?[^\n]*\n([\s\S]*)$/.exec(options) ?? []
  const lines = rest.split(/\r?\n/)
  const at = lines.indexOf(end)
  return end === '' || at < 0 ? undefined : lines.slice(0, at).join('\n')
}

function readOptions(words: readonly string[], input: string | undefined): Command {
  const command: Command = {
    ...{ input, url: undefined, method: undefined, headers: [], data: undefined, json: false },
    ...{ get: false, head: false, told: [] },
  }
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (/^--?$/.test(word)) continue
    if (word.startsWith('--')) take(command, word.slice(2), () => rest.shift() ?? '')
    else if (word.startsWith('-')) takeCluster(command, word.slice(1), () => rest.shift() ?? '')
    else command.url ??= word
  }
  return command
}

/** `-sSXPOST`: switches, and a last one whose value may follow at once. */
function takeCluster(command: Command, letters: string, next: () => string): void {
  for (const [at, letter] of [...letters].entries()) {
    const name = SHORT[letter] ?? letter
    if (!WITH_VALUE.test(name)) take(command, name, next)
    else {
      const value = letters.slice(at + 1)
      take(command, name, value === '' ? next : () => value)
      return
    }
  }
}

function take(command: Command, option: string, next: () => string): void {
  const [name = '', inline] = option.startsWith('expand-') ? [option.slice(7)] : option.split(/=(.*)/s)
  if (name === 'get') command.get = true
  else if (name === 'head') command.head = true
  if (!WITH_VALUE.test(name)) return
  const value = inline ?? next()
  if (name === 'url') command.url ??= value
  else if (name === 'request') command.method = value.toUpperCase()
  else if (name === 'header') takeHeader(command, value)
  else if (name === 'json' || name.startsWith('data')) takeData(command, name, value)
  else if (name === 'url-query') command.url += `${command.url?.includes('?') ? '&' : '?'}${value}`
  else if (name === 'user') command.headers.push(['Authorization', `Basic ${value}`])
  else if (name === 'oauth2-bearer') command.headers.push(['Authorization', `Bearer ${value}`])
  else if (name === 'cookie') command.told.push(t('Cookies were left out: a browser sends none of its own making.'))
  else if (/^form/.test(name)) command.told.push(t('A form (-F) was left out: Signet takes JSON.'))
  else if (name === 'upload-file' || name === 'config')
    command.told.push(t('The file {name} was left out: a page cannot read it.', { name: value }))
}

function takeHeader({ headers, told }: Command, line: string): void {
  if (line.startsWith('@'))
    told.push(t('The headers in the file {name} were left out: a page cannot read it.', { name: line.slice(1) }))
  const [, name, value = ''] = /^([^:;]+):\s*(.*)$/s.exec(line) ?? []
  if (name !== undefined && value.trim() !== '') headers.push([name.trim(), value.trim()])
}

function takeData(command: Command, name: string, value: string): void {
  if (name === 'json') command.json = true
  const data = command.data ?? []
  command.data = data
  if (value === '@-' && command.input !== undefined) data.push(command.input)
  else if (value.startsWith('@') && name !== 'data-raw') {
    command.told.push(
      t('The body in the file {name} was left out: paste it into the tab Body.', { name: value.slice(1) }),
    )
  } else if (name === 'data-urlencode') data.push(urlEncoded(value))
  // Parts of JSON follow each other as they are.
  else if (name === 'json' && data.length > 0) data.push((data.pop() ?? '') + value)
  else data.push(value)
}

/** `name=content`, of which the content alone is encoded. */
function urlEncoded(value: string): string {
  const at = value.indexOf('=')
  return at < 0
    ? encodeURIComponent(value)
    : value.slice(0, at) + (at > 0 ? '=' : '') + encodeURIComponent(value.slice(at + 1))
}

function requestOf(command: Command, url: string): PastedRequest {
  const { data, get, head, told, json } = command
  const joined = data?.join('&')
  const body = get || joined === '' ? undefined : joined
  const query = get && joined ? `${url.includes('?') ? '&' : '?'}${joined}` : ''
  return {
    method: command.method ?? (head ? 'HEAD' : body === undefined && !(data && !get) ? 'GET' : 'POST'),
    url: withScheme(url) + query,
    headers: withType(command.headers, body, json),
    body,
    told,
  }
}

/** cURL takes what has no scheme for http. A path alone, or a variable in front, is an address of the profile. */
const withScheme = (url: string): string => (/^(?:[a-z][a-z\d+.-]*:\/\/|[/$]|\{\{)/i.test(url) ? url : `http://${url}`)

/** cURL calls data a form, unless it is told otherwise; a JSON text is not meant as one. */
function withType(headers: readonly HeaderPair[], body: string | undefined, json: boolean): readonly HeaderPair[] {
  const isGiven = headers.some(([name]) => name.toLowerCase() === 'content-type')
  if (body === undefined || isGiven || json || /^\s*[[{"]/.test(body)) return headers
  return [...headers, ['content-type', 'application/x-www-form-urlencoded']]
}
