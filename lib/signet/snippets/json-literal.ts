import { type SnippetRequest, variableOf } from './snippet-request.ts'

/** How a language writes JSON's values as its own. */
export interface LiteralSyntax {
  readonly text: (value: string) => string
  readonly env: (name: string) => string
  /** `true`, `false` and `null`. */
  readonly words: Readonly<Record<'true' | 'false' | 'null', string>>
  readonly key: (name: string) => string
  /** Opens and closes an object. */
  readonly object: readonly [string, string]
  /** One level. */
  readonly indent: string
}

/**
 * The JSON body as a value of the language, to be read and changed there. Undefined for a body that would not come
 * through unchanged: no JSON, a number that a double cannot hold, a name that stands twice.
 */
export function jsonLiteral(request: SnippetRequest, syntax: LiteralSyntax): string | undefined {
  const { body, operation } = request
  if (body === undefined || !isKept(body)) return undefined
  const value: unknown = JSON.parse(body)
  if (typeof value !== 'object' || value === null) return undefined
  return write(value, '', { ...syntax, env: operation?.secretAnswer ? syntax.env : undefined })
}

type Syntax = Omit<LiteralSyntax, 'env'> & { readonly env: LiteralSyntax['env'] | undefined }

function write(value: unknown, at: string, syntax: Syntax): string {
  if (typeof value === 'string') {
    const name = syntax.env && variableOf(value)
    return name !== undefined && syntax.env ? syntax.env(name) : syntax.text(value)
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'number' ? String(value) : syntax.words[String(value) as 'true' | 'false' | 'null']
  }
  const inner = at + syntax.indent
  const [open, close] = Array.isArray(value) ? ['[', ']'] : syntax.object
  const items = Array.isArray(value)
    ? value.map((item) => write(item, inner, syntax))
    : Object.entries(value).map(([name, item]) => `${syntax.key(name)}${write(item, inner, syntax)}`)
  if (items.length === 0) return open + close
  return [open, ...items.map((item) => `${inner}${item},`), at + close].join('\n')
}

/** A string, a number or word, or one mark. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** Whether a text comes through a parser as it went in, but for its white space and the spelling of strings. */
function isKept(text: string): boolean {
  try {
    const before = text.match(TOKEN) ?? []
    const after = JSON.stringify(JSON.parse(text)).match(TOKEN) ?? []
    return before.length === after.length && before.every((token, at) => isSame(token, after[at] ?? ''))
  } catch {
    return false
  }
}

function isSame(before: string, after: string): boolean {
  if (before === after) return true
  if (before.startsWith('"')) return JSON.parse(before) === JSON.parse(after)
  // Up to 15 digits a double holds every number.
  const digits = before.replace(/e.*$/i, '').replace(/\D/g, '')
  return Number(before) === Number(after) && digits.length <= 15
}
