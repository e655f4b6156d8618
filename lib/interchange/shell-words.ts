/**
 * The words of the first command of a text, as bash takes them apart: quotes, `$'…'` with its escapes, lines that go
 * on behind a backslash, comments. Variables stay as they are written: nothing is looked up and nothing is run. What
 * follows `;`, `|`, `&`, `<`, `>` or the end of the line is another command or a file, and is left out.
 */
export function shellWords(text: string): string[] {
  const words: string[] = []
  let word: string | undefined
  let at = 0
  while (at < text.length) {
    const joint = /^\\\r?\n/.exec(text.slice(at, at + 3))
    if (joint !== null) {
      at += joint[0].length
      continue
    }
    const quoted = readQuoted(text, at)
    if (quoted !== undefined) {
      word = (word ?? '') + quoted.text
      at = quoted.end
      continue
    }
    const char = text.charAt(at)
    if (word === undefined && char === '#') at = endOfLine(text, at)
    else if (/[\s;|&<>()]/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
      if (words.length > 0 && !/[ \t\r]/.test(char)) return words
      at += 1
    } else {
      word = (word ?? '') + char
      at += 1
    }
  }
  return word === undefined ? words : [...words, word]
}

interface Quoted {
  readonly text: string
  /** Behind the closing quote; the text's end where there is none. */
  readonly end: number
}

/** What stands quoted at a place: between quotes, or one character behind a backslash. */
function readQuoted(text: string, at: number): Quoted | undefined {
  if (text.startsWith('\\', at)) return { text: text.charAt(at + 1), end: at + 2 }
  if (text.startsWith("'", at)) return upTo(text, at + 1, /'/g, (raw) => raw)
  if (text.startsWith("$'", at)) return upTo(text, at + 2, /'|\\[\s\S]/g, unescapeAnsi)
  if (text.startsWith('$"', at)) return upTo(text, at + 2, /"|\\[\s\S]/g, unescapeDouble)
  if (text.startsWith('"', at)) return upTo(text, at + 1, /"|\\[\s\S]/g, unescapeDouble)
  return undefined
}

/** Up to the quote that is not behind a backslash. */
function upTo(text: string, from: number, stops: RegExp, plain: (raw: string) => string): Quoted {
  stops.lastIndex = from
  for (let stop = stops.exec(text); stop !== null; stop = stops.exec(text)) {
    if (!stop[0].startsWith('\\')) return { text: plain(text.slice(from, stop.index)), end: stop.index + 1 }
  }
  return { text: plain(text.slice(from)), end: text.length }
}

const unescapeDouble = (raw: string): string => raw.replace(/\\(?:\r?\n|([$`"\\]))/g, (_, char) => char ?? '')

const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  E: '\u001B',
  f: '\f',
  v: '\v',
}
const BYTES = /(?:\\x[\da-f]{1,2}|\\[0-7]{1,3})+/iy
const ESCAPE = /\\(?:u([\da-f]{1,4})|U([\da-f]{1,8})|c([\s\S])|([\s\S]))/iy

/** Bytes in a row are characters in UTF-8. */
function unescapeAnsi(raw: string): string {
  let out = ''
  let from = 0
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', from)) {
    out += raw.slice(from, at)
    BYTES.lastIndex = ESCAPE.lastIndex = at
    const bytes = BYTES.exec(raw)
    const escaped = ESCAPE.exec(raw)
    if (bytes !== null) {
      out += decodeBytes(bytes[0])
      from = at + bytes[0].length
    } else {
      out += escaped === null ? '\\' : unescapeOne(escaped)
      from = at + (escaped?.[0].length ?? 1)
    }
  }
  return out + raw.slice(from)
}

function decodeBytes(escapes: string): string {
  const codes = escapes.match(/\\x[\da-f]{1,2}|\\[0-7]{1,3}/gi) ?? []
  const bytes = codes.map((code) =>
    /^\\x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number.parseInt(code.slice(1), 8),
  )
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes))
}

function unescapeOne([whole, short, long, control, other]: RegExpExecArray): string {
  const code = Number.parseInt(short ?? long ?? '', 16)
  if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f)
  const char = other ?? ''
  return NAMED[char] ?? (/[\\'"?]/.test(char) ? char : `\\${char}`)
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}
