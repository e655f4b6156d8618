import { isHarmless, mayBeWords, placeholderFor, SECRET_NAME_END } from './redact-names.ts'
import { backslashesBefore, endOfRun, type Find, replaceFinds } from './redact-runs.ts'

/**
 * Takes out the values of names that are known to hold secrets: fields of JSON (also of JSON inside a JSON string),
 * parameters of queries and forms, variables of `.env`, header lines.
 */
export function redactNamed(text: string): string {
  return redactLines(redactAssignments(redactFields(text)))
}

/** `"apiSecret" : "` or `"apiSecret": 1`, with the backslashes of JSON in JSON before each quote. */
const FIELD_HEAD = new RegExp(
  `(${SECRET_NAME_END})((\\\\{0,7})["'])(\\s{0,8}:\\s{0,8})(?:(\\2)|-?\\d[\\d.eE+-]{0,40})`,
  'gi',
)

function redactFields(text: string): string {
  return replaceFinds(text, FIELD_HEAD, (match, from) => {
    const [whole, name = '', quote = '', slashes = '', colon = '', opening] = match
    if (opening === undefined) {
      // A number: the placeholder is none, and goes into quotes.
      const at = match.index + name.length + quote.length + colon.length
      return { from: at, to: match.index + whole.length, replacement: quote + placeholderFor(name) + quote }
    }
    const to = quote.endsWith("'") ? endOfRun(text, from, SINGLE_STOP) : endOfString(text, from, slashes.length)
    return found(text, name, from, to, mayBeWords(name))
  })
}

/** `SIGNET_API_KEY=`, `?accessToken=`, `&access_token%3D`, and an opening quote. */
const ASSIGNMENT_HEAD = new RegExp(`(${SECRET_NAME_END})(?:[ \\t]{0,3}=[ \\t]{0,3}|%3D)(?:(\\\\{0,7})(["']))?`, 'gi')
const BARE_STOP = /[&\s"'#;,\\<>(){}[\]]/g
const SINGLE_STOP = /['"\\\r\n]/g
const DOUBLE_STOP = /["\r\n]/g

function redactAssignments(text: string): string {
  return replaceFinds(text, ASSIGNMENT_HEAD, (match, from) => {
    const [, name = '', slashes = '', quote] = match
    if (quote === undefined) return found(text, name, from, endOfRun(text, from, BARE_STOP), true)
    const isDouble = quote === '"' && slashes === ''
    // In JSON this quote ends a string that ends in `token=` or in `token=\`.
    const isEnd = slashes !== '' && slashes.length % 2 === 0
    if (isEnd || (isDouble && /^\s*(?:[,:\]}]|$)/.test(text.slice(from, from + 40)))) {
      return { from, to: from, replacement: undefined }
    }
    return found(text, name, from, endOfRun(text, from, isDouble ? DOUBLE_STOP : SINGLE_STOP), true)
  })
}

/** `Authorization: ` in a list of headers or in a cURL command. */
const LINE_HEAD =
  /((?:proxy-)?authorization|(?:set-)?cookie|(?:x-)?(?:api-key|auth-token|access-token))[ \t]{0,4}:[ \t]{0,4}(?=[^\s"'{[\\])/gi

function redactLines(text: string): string {
  return replaceFinds(text, LINE_HEAD, (match, from) => {
    return found(text, match[1] ?? '', from, endOfRun(text, from, SINGLE_STOP), false)
  })
}

function found(text: string, name: string, from: number, to: number, words: boolean): Find {
  const harmless = isHarmless(text.slice(from, to).trim(), words)
  return { from, to, replacement: harmless ? undefined : placeholderFor(name) }
}

/**
 * Where a JSON string ends whose opening quote has so many backslashes. An even number of them before a quote ends the
 * outermost string, and with it all that are nested in it.
 */
function endOfString(text: string, from: number, slashes: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    const before = backslashesBefore(text, at, from)
    if (before % 2 === 0) return at
    if (before <= slashes) return at - before
  }
  return text.length
}
