import { t } from '#lib/text.ts'

/** What is wrong, where (offset in UTF-16 code units), and whether only the text's end is to blame. */
export interface JsonFault {
  readonly at: number
  readonly message: string
  readonly ended: boolean
}

export interface Token {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'scalar' | 'end'
  readonly at: number
  readonly end: number
  /** The token for a sentence, cut where it is long. */
  readonly text: string
}

const SPACE = /[ \t\r\n]*/y
const PUNCTUATION = '{}[]:,'
const WORD = /[^\s{}[\]:,"]+/y
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const LITERALS = ['true', 'false', 'null']

/** The token at or after an offset, or what keeps there from being one. */
export function readToken(text: string, from: number): Token | JsonFault {
  SPACE.lastIndex = from
  const at = from + (SPACE.exec(text)?.[0].length ?? 0)
  const char = text.charAt(at)
  if (char === '') return { kind: 'end', at, end: at, text: 'the end' }
  if (PUNCTUATION.includes(char)) return { kind: char as Token['kind'], at, end: at + 1, text: char }
  return char === '"' ? readString(text, at) : readWord(text, at)
}

/** Says what a string is made of: its end, the next escape, or a control character. */
const STRING_STOP = /["\\\p{Cc}]/gu
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
/** The start of an escape that the end of the text cuts off. */
const CUT_ESCAPE = /\\(?:u[\da-fA-F]{0,3})?$/y

function readString(text: string, at: number): Token | JsonFault {
  let cursor = at + 1
  for (;;) {
    STRING_STOP.lastIndex = cursor
    const stop = STRING_STOP.exec(text)
    if (stop === null) return { at, message: t('a string is not closed'), ended: true }
    const [char] = stop
    if (char === '"') return { kind: 'string', at, end: stop.index + 1, text: excerpt(text, at, stop.index + 1) }
    if (char !== '\\' && char >= '\u007F') cursor = stop.index + 1
    else if (char !== '\\') return controlInString(char, at, stop.index)
    else {
      ESCAPE.lastIndex = stop.index
      const escaped = ESCAPE.exec(text)
      if (escaped === null) return wrongEscape(text, stop.index)
      cursor = stop.index + escaped[0].length
    }
  }
}

function controlInString(char: string, start: number, at: number): JsonFault {
  if (char === '\n' || char === '\r')
    return { at: start, message: t('a string is not closed on its line'), ended: false }
  const wanted =
    char === '\t'
      ? t('a tab in a string is written \\t')
      : t('a string holds the control character {code}', { code: code(char) })
  return { at, message: wanted, ended: false }
}

function wrongEscape(text: string, at: number): JsonFault {
  CUT_ESCAPE.lastIndex = at
  const ended = CUT_ESCAPE.test(text)
  const message = ended
    ? t('a string is not closed')
    : t('{escape} is no escape: write \\\\ for a backslash', { escape: text.slice(at, at + 2) })
  return { at, message, ended }
}

function readWord(text: string, at: number): Token | JsonFault {
  WORD.lastIndex = at
  const word = WORD.exec(text)?.[0] ?? text.charAt(at)
  const end = at + word.length
  if (LITERALS.includes(word) || NUMBER.test(word)) return { kind: 'scalar', at, end, text: word }
  const cut =
    end === text.length && (LITERALS.some((whole) => whole.startsWith(word)) || /^-?\d[\d.eE+-]*$|^-$/.test(word))
  return { at, message: wordMessage(text, word, at), ended: cut }
}

function wordMessage(text: string, word: string, at: number): string {
  const shown = word.length > 24 ? `${word.slice(0, 24)}…` : word
  const first = word.charAt(0)
  if (/^(?:\/\/|\/\*|#)/.test(word)) return t('JSON has no comments: take it out')
  if ("'`“”‘’".includes(first)) return t('texts stand in double quotes (") and not in {first}', { first })
  if (/^[^\w+.-]/.test(word) && /[\s\p{C}\p{Z}]/u.test(first))
    return t('the invisible character {code} cannot stand here', { code: code(first) })
  const literal = { True: 'true', False: 'false', None: 'null', undefined: 'null', nil: 'null', NaN: 'null' }[word]
  if (literal !== undefined) return t('{shown} is not JSON: write {literal}', { shown, literal })
  if (/^[+.-]?\d/.test(word)) return t('{shown} is not a number as JSON writes them', { shown })
  if (/^\s*:/.test(text.slice(at + word.length, at + word.length + 8)))
    return t('the name {name} needs double quotes around it', { name: shown })
  return t('{shown} is not a JSON value: texts need double quotes around them', { shown })
}

const code = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

function excerpt(text: string, from: number, to: number): string {
  return to - from > 32 ? `${text.slice(from, from + 30)}…"` : text.slice(from, to)
}
