import { closeNode, createColumns, KIND, type NodeColumns, openNode } from './node-columns.ts'

/**
 * A JSON text with the place of every value in it. Values are numbers in columns and not objects: 27 MB of text have
 * about a million of them. Nothing is turned into a value of JavaScript, so numbers keep their digits, names their
 * order, and a name that stands twice stands twice.
 *
 * A node's descendants are the nodes from `node + 1` to `next[node] - 1`. Node 0 is the whole text's value.
 */
export interface JsonIndex extends NodeColumns {
  readonly text: string
  /** How many nodes there are; the columns may be longer. */
  readonly count: number
  /** Where the text stops being JSON. The nodes before that place are there, and brackets left open end there. */
  readonly fault: number | undefined
}

interface Scan {
  readonly text: string
  /** Nothing in the text is escaped or a control character: a string ends at the next quote. */
  readonly plain: boolean
  columns: NodeColumns
  count: number
  at: number
  /** The innermost open bracket; -1 outside of all. */
  parent: number
  /** Where the name of the next value stands; 0 for none: a text cannot begin with one. */
  nameAt: number
  /** Whether the string just read, or the name of the next value, has a backslash in it. */
  escaped: boolean
  nameEscaped: boolean
}

/** Reads a JSON text in one pass. Accepts what `JSON.parse` accepts, at any depth. Never throws. */
export function indexJson(text: string): JsonIndex {
  const scan: Scan = {
    text,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no string may hold these
    plain: !/[\u0000-\u001F\\]/.test(text),
    columns: createColumns(Math.max(16, text.length >> 4)),
    count: 0,
    at: 0,
    parent: -1,
    nameAt: 0,
    escaped: false,
    nameEscaped: false,
  }
  const whole = run(scan)
  const fault = whole ? undefined : scan.at
  while (scan.parent >= 0) close(scan)
  return { text, ...scan.columns, count: scan.count, fault }
}

/** What has just been read. */
type Step = 'opened' | 'ended' | 'fault'

function run(scan: Scan): boolean {
  skipSpace(scan)
  let step = readValue(scan)
  for (;;) {
    if (step === 'fault') return false
    skipSpace(scan)
    const { parent, text } = scan
    if (parent < 0) return scan.at >= text.length
    const code = text.charCodeAt(scan.at)
    const isObject = scan.columns.kind[parent] === KIND.object
    if (code === (isObject ? 125 : 93)) {
      scan.at++
      close(scan)
      step = 'ended'
      continue
    }
    if (step === 'ended') {
      if (code !== 44) return false
      scan.at++
      skipSpace(scan)
    }
    if (isObject && !readName(scan)) return false
    step = readValue(scan)
  }
}

function close(scan: Scan): void {
  const { columns, parent } = scan
  closeNode(columns, parent, scan.at, scan.count)
  scan.parent = columns.parent[parent] as number
}

function skipSpace(scan: Scan): void {
  const { text } = scan
  let { at } = scan
  // Most often there is none.
  if (text.charCodeAt(at) > 32) return
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
    at++
  }
  scan.at = at
}

function readName(scan: Scan): boolean {
  const nameAt = scan.at
  if (scan.text.charCodeAt(nameAt) !== 34 || !readString(scan)) return false
  scan.nameEscaped = scan.escaped
  skipSpace(scan)
  if (scan.text.charCodeAt(scan.at) !== 58) return false
  scan.at++
  skipSpace(scan)
  scan.nameAt = nameAt
  return true
}

function readValue(scan: Scan): Step {
  const start = scan.at
  const code = scan.text.charCodeAt(start)
  scan.escaped = false
  if (code === 123 || code === 91) {
    scan.at++
    scan.parent = add(scan, start, code === 123 ? KIND.object : KIND.array)
    return 'opened'
  }
  const kind = code === 34 ? readText(scan) : code === 45 || isDigit(code) ? readNumber(scan) : readWord(scan, code)
  if (kind === undefined) return 'fault'
  const node = add(scan, start, kind)
  closeNode(scan.columns, node, scan.at, scan.count)
  return 'ended'
}

function add(scan: Scan, start: number, kind: number): number {
  const node = scan.count++
  scan.columns = openNode(scan.columns, node, start, kind, scan.parent)
  scan.columns.nameAt[node] = scan.nameAt
  scan.columns.escapes[node] = (scan.escaped ? 1 : 0) | (scan.nameAt > 0 && scan.nameEscaped ? 2 : 0)
  scan.nameAt = 0
  return node
}

const readText = (scan: Scan): number | undefined => (readString(scan) ? KIND.string : undefined)

/** Leaves `at` behind the closing quote, or at what cannot stand there. */
function readString(scan: Scan): boolean {
  const { text } = scan
  let at = scan.at + 1
  scan.escaped = false
  if (scan.plain) {
    const end = text.indexOf('"', at)
    scan.at = end < 0 ? text.length : end + 1
    return end >= 0
  }
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      scan.at = at + 1
      return true
    }
    if (code === 92) {
      const length = escapeLength(text, at)
      if (length === 0) break
      scan.escaped = true
      at += length
    } else if (code >= 32) at++
    else break
  }
  scan.at = at
  return false
}

/** Characters of the escape that stands here; 0 for what is none. */
function escapeLength(text: string, at: number): number {
  const char = text.charAt(at + 1)
  if (char === 'u') return /^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0
  return char !== '' && '"\\/bfnrt'.includes(char) ? 2 : 0
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

function readNumber(scan: Scan): number | undefined {
  const { text } = scan
  let { at } = scan
  if (text.charCodeAt(at) === 45) at++
  const first = text.charCodeAt(at)
  let digits = first === 48 ? at + 1 : skipDigits(text, at)
  if (digits > at && text.charCodeAt(digits) === 46) {
    at = digits + 1
    digits = skipDigits(text, at)
  }
  const code = text.charCodeAt(digits)
  if (digits > at && (code === 101 || code === 69)) {
    const sign = text.charCodeAt(digits + 1)
    at = digits + (sign === 43 || sign === 45 ? 2 : 1)
    digits = skipDigits(text, at)
  }
  scan.at = digits
  return digits > at ? KIND.number : undefined
}

function skipDigits(text: string, from: number): number {
  let at = from
  while (isDigit(text.charCodeAt(at))) at++
  return at
}

function readWord(scan: Scan, code: number): number | undefined {
  const [word, kind] = code === 116 ? TRUE : code === 102 ? FALSE : NULL
  if (!scan.text.startsWith(word, scan.at)) return undefined
  scan.at += word.length
  return kind
}

const TRUE = ['true', KIND.boolean] as const
const FALSE = ['false', KIND.boolean] as const
const NULL = ['null', KIND.null] as const
