import { t } from '#lib/text.ts'

/** How far a JSONPath has been read. */
export interface PathReader {
  readonly text: string
  at: number
  /** How many filters and brackets are open around what is read. */
  depth: number
}

/** Says what is missing where the reading stands. */
export function expected({ text, at }: PathReader, what: string): SyntaxError {
  return new SyntaxError(
    at < text.length
      ? t('Expected {what} at character {at}.', { what, at: at + 1 })
      : t('Expected {what} at the end.', { what }),
  )
}

/** Takes what a sticky pattern fits here; undefined where it fits nothing. */
export function take(reader: PathReader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at
  const taken = pattern.exec(reader.text)?.[0]
  reader.at += taken?.length ?? 0
  return taken
}

export function takes(reader: PathReader, text: string): boolean {
  if (!reader.text.startsWith(text, reader.at)) return false
  reader.at += text.length
  return true
}

export function want(reader: PathReader, text: string): void {
  if (!takes(reader, text)) throw expected(reader, text)
}

export function skipSpace(reader: PathReader): void {
  take(reader, /[ \t\n\r]*/y)
}

/** What a comma divides, up to what closes it; white space may stand around each. */
export function readList<Item>(reader: PathReader, close: string, read: (reader: PathReader) => Item): Item[] {
  const items: Item[] = []
  do {
    skipSpace(reader)
    items.push(read(reader))
    skipSpace(reader)
  } while (takes(reader, ','))
  want(reader, close)
  return items
}

/** A name that may stand behind a dot. */
export function readName(reader: PathReader): string {
  const name = take(reader, /[A-Za-z_\u0080-\uD7FF\uE000-\u{10FFFF}][\w\u0080-\uD7FF\uE000-\u{10FFFF}]*/uy)
  if (name === undefined) throw expected(reader, t('a name'))
  return name
}

/** The place of a value in a list, as far as numbers are exact. */
export function readInteger(reader: PathReader): number | undefined {
  const digits = take(reader, /0|-?[1-9]\d*/y)
  if (digits !== undefined && !Number.isSafeInteger(Number(digits))) throw expected(reader, t('a smaller number'))
  return digits === undefined ? undefined : Number(digits)
}

export function readNumber(reader: PathReader): number | undefined {
  const digits = take(reader, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/iy)
  return digits === undefined ? undefined : Number(digits)
}

const DOUBLE = /"(?:[^"\\\p{Cc}\p{Cs}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/uy
const SINGLE = /'(?:[^'\\\p{Cc}\p{Cs}]|[\u007F-\u009F]|\\(?:['\\/bfnrt]|u[\dA-Fa-f]{4}))*'/uy

/** A text in quotes of either kind; undefined where no quote stands. */
export function readText(reader: PathReader): string | undefined {
  const quote = reader.text[reader.at]
  if (quote !== '"' && quote !== "'") return undefined
  const source = take(reader, quote === '"' ? DOUBLE : SINGLE)
  if (source === undefined) throw expected(reader, t('a text that ends with its quote'))
  const text = JSON.parse(quote === '"' ? source : inDoubleQuotes(source)) as string
  // Half of a character is none.
  if (/\p{Cs}/u.test(text)) throw expected(reader, t('whole characters'))
  return text
}

function inDoubleQuotes(source: string): string {
  const inner = source.slice(1, -1).replace(/\\.|"/g, (part) => (part === "\\'" ? "'" : part === '"' ? '\\"' : part))
  return `"${inner}"`
}
