/** A part of a text: as it stands, or from the environment. */
export type Piece = string | { readonly env: string }

/** A text of which parts may come from the environment. */
export type Text = readonly Piece[]

/** How a language writes a text down. */
interface Dialect {
  readonly literal: (text: string) => string
  readonly env: (name: string) => string
  /** Between two parts. */
  readonly plus: string
}

/** The text as an expression: its parts, put together. */
export function expression(text: Text, { literal, env, plus }: Dialect): string {
  if (text.length === 0) return literal('')
  return text.map((piece) => (typeof piece === 'string' ? literal(piece) : env(piece.env))).join(plus)
}

/** The text where all of it stands there; undefined where a part comes from the environment. */
export function plainText(text: Text): string | undefined {
  return text.every((piece) => typeof piece === 'string') ? text.join('') : undefined
}

/** Nobody sees them, an editor may lose them, and some compilers refuse them: they are written as escapes. */
const UNSEEN = /[\u007F-\u009F\u2028\u2029]|(?![\u{10000}-\u{10FFFF}])\p{Cf}/gu

/** In double quotes, with the escapes that Go, Java, Python, Ruby, JavaScript and C# have in common. */
export function doubleQuoted(text: string): string {
  const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(text).replace(UNSEEN, escaped)
}

/** In single quotes, with the same escapes. */
export function singleQuoted(text: string): string {
  const swapped: Readonly<Record<string, string>> = { '\\"': '"', "'": "\\'" }
  const inner = doubleQuoted(text).slice(1, -1)
  return `'${inner.replace(/\\.|'/g, (mark) => swapped[mark] ?? mark)}'`
}

/** Whether a text reads the same in a file: no control character but the line break, nothing unseen. */
export function isPlainlyVisible(text: string): boolean {
  return !/[\p{Cc}\p{Cf}\u2028\u2029\p{Cs}]/u.test(text.replaceAll('\n', ''))
}

/** Puts the same indentation before each line that is not empty. */
export function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by)
}

/** RFC 3986 to the letter: the few characters more that browsers let pass are percent-encoded. */
export function strictUrl(url: string): string {
  return url.replace(/[^\w\-.~:/?#@!$&'()*+,;=%]|%(?![\da-f]{2})/gi, encodeURIComponent)
}
