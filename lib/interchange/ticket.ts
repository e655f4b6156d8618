import type { Exchange, HeaderPair } from '#lib/signet/exchange/exchange.ts'
import { formatJson } from '#lib/signet/json/json-format.ts'
import { jsonProblem } from '#lib/signet/json/json-text.ts'
import { createRedactor } from '#lib/signet/redaction/redact.ts'
import { isAddedByBrowser } from '#lib/signet/snippets/snippet-request.ts'
import type { PastedRequest } from './pasted.ts'

/** What of an answer goes into a ticket, in characters: more is no help to whoever reads it. */
const LONGEST_ANSWER = 20_000

/**
 * An exchange as Markdown, for a ticket or a chat: what was asked, what came of it, what is wrong. Without secrets and
 * tokens; names and addresses that are in request and answer stay. `parseTicket` makes the request of it again.
 *
 * @param title What the catalogue calls it: "Blacklist a client".
 * @param answer The body as text; undefined where it was not kept, or is none.
 */
export function buildTicket(exchange: Exchange, title: string | undefined, answer: string | undefined): string {
  const { text, headers } = createRedactor([])
  const { request, verdict, problems = [] } = exchange
  const path = URL.canParse(request.url) ? new URL(request.url).pathname : request.url
  const told = problems.map(
    ({ name, code, reason }) =>
      `- ${[name && asCode(name), code && `(${code})`].filter(Boolean).join(' ')}${name || code ? ': ' : ''}${oneLine(reason)}`,
  )
  const sections = [
    `### ${request.method} ${oneLine(text(path))}${title === undefined ? '' : ` · ${oneLine(title)}`}`,
    `**${oneLine(verdict?.sentence ?? exchange.failure ?? exchange.state)}**\n\n${circumstances(exchange)}`,
    ...(told.length > 0 ? [`Problems:\n\n${text(told.join('\n'))}`] : []),
    `Request:\n\n${fenced('http', httpText({ ...request, url: text(request.url), headers: headers(request.headers) }, text))}`,
    ...(answer === undefined || answer.trim() === '' ? [] : [`Answer:\n\n${answerText(text(answer))}`]),
  ]
  return `${sections.join('\n\n')}\n`
}

const asCode = (text: string): string => `\`${text.replaceAll('`', "'")}\``

/** When, how long and under which environment. */
function circumstances({ startedAt, durationMs, environment, answer, notes }: Exchange): string {
  const at = new Date(startedAt)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')
  const lasted = durationMs === undefined ? [] : [`${Math.round(durationMs)} ms`]
  const id = answer?.headers.find(([name]) => /^x-(?:request|correlation|trace)-id$/i.test(name))
  return [at, ...lasted, environment, ...(id ? [`${id[0]} ${id[1]}`] : []), ...notes].join(' · ')
}

interface SentText {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: string | undefined
}

/** As editors write requests to files: method and address, headers, an empty line, the body. */
function httpText({ method, url, headers, body }: SentText, redact: (text: string) => string): string {
  const shown = headers.filter(([name, value]) => !isAddedByBrowser(name) && value !== '*/*')
  const lines = [`${method} ${url}`, ...shown.map(([name, value]) => `${name}: ${value}`)]
  return body === undefined ? lines.join('\n') : `${lines.join('\n')}\n\n${redact(body)}`
}

function answerText(answer: string): string {
  const isJson = jsonProblem(answer) === undefined
  const whole = isJson ? formatJson(answer) : answer
  const cut = whole.length > LONGEST_ANSWER
  const shown = fenced(isJson && !cut ? 'json' : '', cut ? whole.slice(0, LONGEST_ANSWER) : whole)
  return cut ? `${shown}\n\nCut after ${LONGEST_ANSWER} of ${whole.length} characters.` : shown
}

/** A fence that is longer than any in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ')

const START = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +(\S+)(?: HTTP\/[\d.]+)?$/

/**
 * Reads the request out of a ticket, or out of the text of a request alone, as `.http` files have it. Undefined for a
 * text that holds none.
 */
export function parseTicket(text: string): PastedRequest | undefined {
  const [first = '', ...rest] = requestLines(text)
  const [, method, url] = START.exec(first.trim()) ?? []
  // One line is an address with a method in front, which is as good.
  if (method === undefined || url === undefined) return undefined
  const empty = rest.indexOf('')
  const lines = empty < 0 ? rest : rest.slice(0, empty)
  const headers = lines.map((line) => /^([\w!#$%&'*+.^`|~-]+):\s*(.*)$/.exec(line))
  if (headers.includes(null)) return undefined
  const body = empty < 0 ? '' : rest.slice(empty + 1).join('\n')
  return {
    method,
    url,
    headers: headers.flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? ''] as const] : [])),
    body: body.trim() === '' ? undefined : body,
    told: [],
  }
}

/** What stands in the first block of a request; all of the text, where there is none. */
function requestLines(text: string): string[] {
  const lines = text.trimStart().split(/\r?\n/)
  const opening = lines.findIndex((line) => /^`{3,}http\s*$/.test(line))
  if (opening < 0) return lines
  const fence = lines[opening]?.replace(/http\s*$/, '')
  const closing = lines.findIndex((line, at) => at > opening && line.trimEnd() === fence)
  return lines.slice(opening + 1, closing < 0 ? undefined : closing)
}
