import { t } from '#lib/text.ts'
import { type JsonFault, readToken, type Token } from './json-tokens.ts'

/** What may come next. `first…` stands right after an opening bracket, where the closing one is allowed as well. */
type Expected = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma' | 'end'

interface Scan {
  /** The brackets that are open, as the closing ones that they want. */
  readonly open: ('}' | ']')[]
  expected: Expected
  /** The last name read, for the sentence about a missing colon. */
  name: string
}

/** The first thing in a text that is not JSON, or undefined. Takes linear time and any depth of nesting. */
export function jsonFault(text: string): JsonFault | undefined {
  const scan: Scan = { open: [], expected: 'value', name: '' }
  let at = 0
  for (;;) {
    const token = readToken(text, at)
    if ('message' in token) return token
    if (token.kind === 'end' && scan.expected === 'end') return undefined
    const message = step(scan, token)
    if (message !== undefined) return { at: token.at, message, ended: token.kind === 'end' }
    at = token.end
  }
}

/** Takes one token, or says why it cannot stand there. */
function step(scan: Scan, token: Token): string | undefined {
  switch (scan.expected) {
    case 'value':
    case 'first value':
      return takeValue(scan, token)
    case 'name':
    case 'first name':
      return takeName(scan, token)
    case 'colon':
      if (token.kind !== ':') return t('a colon is missing after {name}', { name: scan.name })
      scan.expected = 'value'
      return undefined
    case 'comma':
      return takeComma(scan, token)
    case 'end':
      return t('{text} stands after the end of the JSON value', { text: token.text })
  }
}

function takeValue(scan: Scan, token: Token): string | undefined {
  if (token.kind === ']' && scan.expected === 'first value') return close(scan)
  if (token.kind === '{' || token.kind === '[') {
    scan.open.push(token.kind === '{' ? '}' : ']')
    scan.expected = token.kind === '{' ? 'first name' : 'first value'
    return undefined
  }
  if (token.kind === 'string' || token.kind === 'scalar') return afterValue(scan)
  if (token.kind === 'end') return missingAtEnd(scan, t('a value is missing at the end'))
  return token.kind === ']'
    ? t('a comma stands before ]: take it out')
    : t('a value is missing before {text}', { text: token.text })
}

function takeName(scan: Scan, token: Token): string | undefined {
  if (token.kind === '}')
    return scan.expected === 'first name' ? close(scan) : t('a comma stands before }: take it out')
  if (token.kind === 'string') {
    scan.name = token.text
    scan.expected = 'colon'
    return undefined
  }
  if (token.kind === 'end') return missingAtEnd(scan, t('a name in double quotes is missing at the end'))
  return token.kind === 'scalar'
    ? t('the name {name} needs double quotes around it', { name: token.text })
    : t('a name in double quotes is missing before {text}', { text: token.text })
}

function takeComma(scan: Scan, token: Token): string | undefined {
  const closing = scan.open.at(-1) ?? '}'
  if (token.kind === closing) return close(scan)
  if (token.kind === ',') {
    scan.expected = closing === '}' ? 'name' : 'value'
    return undefined
  }
  if (token.kind === 'end') return missingAtEnd(scan, t('{closing} is missing at the end', { closing }))
  if (token.kind === '}' || token.kind === ']')
    return t('{closing} is missing before {text}', { closing, text: token.text })
  return t('a comma or {closing} is missing before {text}', { closing, text: token.text })
}

function close(scan: Scan): undefined {
  scan.open.pop()
  return afterValue(scan)
}

function afterValue(scan: Scan): undefined {
  scan.expected = scan.open.length === 0 ? 'end' : 'comma'
  return undefined
}

/** With only brackets missing, names them all in the order in which they are to be written. */
function missingAtEnd(scan: Scan, otherwise: string): string {
  if (scan.expected !== 'comma' || scan.open.length < 2 || scan.open.length > 8) return otherwise
  return t('{brackets} are missing at the end', { brackets: scan.open.toReversed().join(' ') })
}
