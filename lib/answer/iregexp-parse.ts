/** What a pattern means, before it is made into states. */
export type PatternNode =
  | { readonly kind: 'char'; readonly fits: (code: number) => boolean }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly inner: PatternNode; readonly min: number; readonly max: number }

interface Reader {
  readonly chars: readonly string[]
  at: number
}

/** Thrown inside this file alone, a way out of the recursion. */
const NO_PATTERN = Symbol('no pattern')
/** Nobody nests groups deeper, and reading them must not cost the stack. */
const DEEPEST = 100

/**
 * Reads an I-Regexp (RFC 9485): what JSONPath calls a regular expression. `^` and `$` are the edges of the text, as the
 * compliance suite of RFC 9535 has them. Undefined for what is none.
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  const reader: Reader = { chars: [...pattern], at: 0 }
  try {
    const node = readChoice(reader, 0)
    return reader.at === reader.chars.length ? node : undefined
  } catch (thrown) {
    if (thrown === NO_PATTERN) return undefined
    throw thrown
  }
}

const peek = ({ chars, at }: Reader): string => chars[at] ?? ''

function take(reader: Reader, wanted?: string): string {
  const char = reader.chars[reader.at++]
  if (char === undefined || (wanted !== undefined && char !== wanted)) throw NO_PATTERN
  return char
}

function readChoice(reader: Reader, depth: number): PatternNode {
  if (depth > DEEPEST) throw NO_PATTERN
  const parts = [readSequence(reader, depth)]
  while (peek(reader) === '|') {
    take(reader)
    parts.push(readSequence(reader, depth))
  }
  return parts.length === 1 ? (parts[0] as PatternNode) : { kind: 'choice', parts }
}

function readSequence(reader: Reader, depth: number): PatternNode {
  const parts: PatternNode[] = []
  while (!['', '|', ')'].includes(peek(reader))) parts.push(readPiece(reader, depth))
  return { kind: 'sequence', parts }
}

function readPiece(reader: Reader, depth: number): PatternNode {
  const inner = readAtom(reader, depth)
  const mark = peek(reader)
  if (!'*+?{'.includes(mark) || mark === '') return inner
  take(reader)
  const [min, max] =
    mark === '{' ? readBounds(reader) : [mark === '+' ? 1 : 0, mark === '?' ? 1 : Number.POSITIVE_INFINITY]
  if (max < min) throw NO_PATTERN
  return { kind: 'repeat', inner, min, max }
}

/** `{2}`, `{2,}`, `{2,5}`, behind the opening brace. */
function readBounds(reader: Reader): readonly [number, number] {
  let text = ''
  for (let char = take(reader); char !== '}'; char = take(reader)) text += char
  const [, min, comma, max] = /^(\d{1,6})(,)?(\d{1,6})?$/.exec(text) ?? []
  if (min === undefined || (comma === undefined && max !== undefined)) throw NO_PATTERN
  const most = max !== undefined ? Number(max) : comma === undefined ? Number(min) : Number.POSITIVE_INFINITY
  return [Number(min), most]
}

function readAtom(reader: Reader, depth: number): PatternNode {
  const char = take(reader)
  if (char === '(') {
    const inner = readChoice(reader, depth + 1)
    take(reader, ')')
    return inner
  }
  if (char === '^' || char === '$') return { kind: 'edge', at: char === '^' ? 'start' : 'end' }
  if (char === '[') return { kind: 'char', fits: readClass(reader) }
  if (char === '\\') return { kind: 'char', fits: readEscape(reader) }
  if (char === '.') return { kind: 'char', fits: (code) => code !== 10 && code !== 13 }
  if (')*+?]{|}'.includes(char)) throw NO_PATTERN
  return { kind: 'char', fits: same(char) }
}

type Fits = (code: number) => boolean

const same = (char: string): Fits => {
  const wanted = char.codePointAt(0)
  return (code) => code === wanted
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function readEscape(reader: Reader): Fits {
  const char = take(reader)
  return char === 'p' || char === 'P' ? readCategory(reader, char === 'P') : same(escaped(char))
}

function escaped(char: string): string {
  if ('()*+-.?[\\]^{|}'.includes(char)) return char
  const meant = ESCAPES[char]
  if (meant === undefined) throw NO_PATTERN
  return meant
}

/** `\p{Lu}`: a general category of Unicode. */
function readCategory(reader: Reader, negated: boolean): Fits {
  take(reader, '{')
  let name = ''
  while (peek(reader) !== '}') name += take(reader)
  take(reader, '}')
  if (!/^(?:L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfno]?)$/.test(name)) throw NO_PATTERN
  const category = new RegExp(`\\p{${name}}`, 'u')
  return (code) => category.test(String.fromCodePoint(code)) !== negated
}

/** What stands in brackets, behind the opening one. A hyphen at either end is itself. */
function readClass(reader: Reader): Fits {
  const negated = peek(reader) === '^'
  if (negated) take(reader)
  const any: Fits[] = []
  if (peek(reader) === '-') any.push(same(take(reader)))
  while (peek(reader) !== ']') {
    if (peek(reader) === '-') {
      any.push(same(take(reader)))
      if (peek(reader) !== ']') throw NO_PATTERN
    } else any.push(readMember(reader))
  }
  take(reader, ']')
  if (any.length === 0) throw NO_PATTERN
  return (code) => any.some((fits) => fits(code)) !== negated
}

function readMember(reader: Reader): Fits {
  const next = reader.chars[reader.at + 1]
  if (peek(reader) === '\\' && (next === 'p' || next === 'P')) {
    take(reader)
    return readEscape(reader)
  }
  const from = readClassChar(reader)
  if (peek(reader) !== '-' || reader.chars[reader.at + 1] === ']') return same(from)
  take(reader)
  const [first, last] = [from.codePointAt(0) ?? 0, readClassChar(reader).codePointAt(0) ?? 0]
  if (last < first) throw NO_PATTERN
  return (code) => code >= first && code <= last
}

function readClassChar(reader: Reader): string {
  const char = take(reader)
  if (char === '\\') return escaped(take(reader))
  if (char === '[' || char === ']' || char === '-') throw NO_PATTERN
  return char
}
