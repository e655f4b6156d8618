import { isFields } from '../json/untyped.ts'
/** An API key and its secret. Entered once; from then on in the background alone. */
export interface Credentials {
  readonly apiKey: string
  readonly apiSecret: string
}

/** What a paste may hold: key and secret, and the address that they are for. */
export interface Pasted extends Partial<Credentials> {
  readonly baseUrl?: string
}

/** Longer text is no pair of credentials; the limit also bounds what the patterns below can cost. */
const LONGEST_PASTE = 4_000

/** Characters that nobody sees and that copying brings along: soft hyphen, zero width, direction marks, BOM. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g
const QUOTED = /^(?:"(.*)"|'(.*)'|`(.*)`|“(.*)”|‘(.*)’)$/s

/** Takes off what copying leaves around a key: spaces, line breaks, quotes, and invisible characters anywhere. */
export function cleanCredential(text: string): { value: string; trimmed: boolean } {
  const value = unquote(text.replace(INVISIBLE, '').trim()).trim()
  return { value, trimmed: value !== text }
}

function unquote(text: string): string {
  return (
    QUOTED.exec(text)
      ?.slice(1)
      .find((inner) => inner !== undefined) ?? text
  )
}

/** More than one word: in place of a key it is likely to hold the secret as well. */
export const hasSeveralWords = (text: string): boolean => /\s/.test(text.replace(INVISIBLE, '').trim())

/**
 * Reads a key and a secret that were pasted together: JSON, `.env` lines, labelled lines (the value beside the label or
 * under it), two bare lines or two bare words, the key first.
 *
 * @returns What was found, perhaps one of the two; undefined when the text has none of these forms.
 */
export function parsePasted(text: string): Pasted | undefined {
  if (text.length > LONGEST_PASTE) return undefined
  const cleaned = text.replace(INVISIBLE, '').trim()
  return fromJson(cleaned) ?? fromLines(cleaned)
}

function fromJson(text: string): Pasted | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const outer = Object.entries(JSON.parse(text) as object)
    const inner = outer.flatMap(([, value]) => (isFields(value) ? Object.entries(value) : []))
    return pick([...outer, ...inner])
  } catch {
    return undefined
  }
}

function fromLines(text: string): Pasted | undefined {
  const lines = text
    .replace(ASSIGNMENT_START, '\n')
    .replace(LABEL_START, '\n')
    .split(/[\r\n]+/)
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '')
  return pick(labelled(filled)) ?? twoBare(filled) ?? twoWords(text)
}

/** In front of what stands on one line and is to have a line of its own: an assignment before a command, a label. */
const ASSIGNMENT_START = /[ \t,;&]+(?=[A-Z][A-Z0-9_]*(?:KEY|SECRET|URL)=)/g
const LABEL_START = /[ \t,;]+(?=(?:(?:API|Signet)[ _-]?(?:key|secret)|Base[ _-]URL)\b)/gi

const LABELLED = /^(?:export\s+|set\s+|[-*•]\s*)?["']?([A-Za-z][\w .-]{0,60}?)["']?\s*[:=]\s*(.*)$/i
/** A label with nothing but space behind it: `API key   abc`. */
const SPACED = /^([A-Za-z][\w .-]{0,60}?)\s+(\S+)$/

/** Names with their values: both on a line, or the value on the line after its label. */
function labelled(lines: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (const [at, line] of lines.entries()) {
    const [name, value] = nameAndValue(line)
    if (fieldOf(name) === undefined) continue
    pairs.push([name, value === '' ? (lines[at + 1] ?? '') : bareValue(value)])
  }
  return pairs
}

function nameAndValue(line: string): [name: string, value: string] {
  for (const form of [LABELLED, SPACED]) {
    const [, name, value = ''] = form.exec(line) ?? []
    // A line that is a label to its end, like "API secret key", has its value below it.
    const isLabel = form === SPACED && fieldOf(line) !== undefined && !/\d/.test(line)
    if (name !== undefined && fieldOf(name) !== undefined && !isLabel) return [name, value]
  }
  return [line, '']
}

/** Takes off what follows a value in a file: a comma after a quoted one, a comment after a bare one. */
function bareValue(value: string): string {
  const quoted = /^(["'])(.*)\1\s*[,;]?(?:\s+#.*)?$/.exec(value)
  return quoted?.[2] ?? value.replace(/\s+#.*$/, '')
}

function twoBare(lines: readonly string[]): Pasted | undefined {
  const [apiKey, apiSecret] = lines.map((line) => cleanCredential(line).value)
  if (lines.length !== 2 || !apiKey || !apiSecret || /\s/.test(apiKey + apiSecret)) return undefined
  return { apiKey, apiSecret }
}

/** Shorter words than a key or a secret ever is are taken for prose. */
const SHORTEST_WORD = 6

function twoWords(text: string): Pasted | undefined {
  const words = text.split(/\s+/)
  const isPair =
    words.length === 2 && words.every((word) => word.length >= SHORTEST_WORD && fieldOf(word) === undefined)
  return isPair && !/[\r\n]/.test(text) ? twoBare(words) : undefined
}

/** Which one a name means: `SIGNET_API_KEY`, `apiKey`, `API Key`, `x-api-key`, `secret`, `API secret key`, `Base URL`. */
function fieldOf(name: string): keyof Pasted | undefined {
  const letters = name.replace(/[^a-z]/gi, '').toLowerCase()
  if (/^(?:signet)?(?:base|api)?url$/.test(letters)) return 'baseUrl'
  if (/secret(?:key)?$/.test(letters)) return 'apiSecret'
  return /(?:^|api|signet|test|production)key$/.test(letters) ? 'apiKey' : undefined
}

function pick(pairs: readonly (readonly [string, unknown])[]): Pasted | undefined {
  const found: { -readonly [Field in keyof Pasted]: string } = {}
  for (const [name, value] of pairs) {
    const field = fieldOf(name)
    const cleaned = typeof value === 'string' ? cleanCredential(value).value : ''
    if (field !== undefined && cleaned !== '') found[field] ??= cleaned
  }
  return found.apiKey === undefined && found.apiSecret === undefined ? undefined : found
}
