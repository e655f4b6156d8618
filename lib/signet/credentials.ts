/** An API key and its secret. Entered once; from then on in the background alone. */
export interface Credentials {
  readonly apiKey: string
  readonly apiSecret: string
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

/**
 * Reads a key and a secret that were pasted together: JSON, `.env` lines, labelled lines (the value beside the label or
 * under it), or two bare lines, the key first.
 *
 * @returns What was found, perhaps one of the two; undefined when the text has none of these forms.
 */
export function parsePasted(text: string): Partial<Credentials> | undefined {
  if (text.length > LONGEST_PASTE) return undefined
  const cleaned = text.replace(INVISIBLE, '').trim()
  return fromJson(cleaned) ?? fromLines(cleaned)
}

function fromJson(text: string): Partial<Credentials> | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    const outer = Object.entries(JSON.parse(text) as object)
    const inner = outer.flatMap(([, value]) => (isObject(value) ? Object.entries(value) : []))
    return pick([...outer, ...inner])
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function fromLines(text: string): Partial<Credentials> | undefined {
  // Assignments that stand on one line, as in front of a command, become lines of their own.
  const spread = text.replace(/[ \t,;&]+(?=[A-Z][A-Z0-9_]*(?:KEY|SECRET)=)/g, '\n')
  const lines = spread.split(/[\r\n]+/).map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  return pick(labelled(filled)) ?? twoBare(filled)
}

const LABELLED = /^(?:export\s+|set\s+|[-*•]\s*)?["']?([A-Za-z][\w .-]{0,60}?)["']?\s*[:=]\s*(.*)$/i

/** Names with their values: both on a line, or the value on the line after its label. */
function labelled(lines: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (const [at, line] of lines.entries()) {
    const [, name = line, value = ''] = LABELLED.exec(line) ?? []
    if (fieldOf(name) === undefined) continue
    pairs.push([name, value === '' ? (lines[at + 1] ?? '') : bareValue(value)])
  }
  return pairs
}

/** Takes off what follows a value in a file: a comma after a quoted one, a comment after a bare one. */
function bareValue(value: string): string {
  const quoted = /^(["'])(.*)\1\s*[,;]?(?:\s+#.*)?$/.exec(value)
  return quoted?.[2] ?? value.replace(/\s+#.*$/, '')
}

function twoBare(lines: readonly string[]): Partial<Credentials> | undefined {
  const [apiKey, apiSecret] = lines.map((line) => cleanCredential(line).value)
  if (lines.length !== 2 || !apiKey || !apiSecret || /\s/.test(apiKey + apiSecret)) return undefined
  return { apiKey, apiSecret }
}

/** Which of the two a name means: `SIGNET_API_KEY`, `apiKey`, `API Key`, `x-api-key`, `secret`, `API secret key`. */
function fieldOf(name: string): keyof Credentials | undefined {
  const letters = name.replace(/[^a-z]/gi, '').toLowerCase()
  if (/secret(?:key)?$/.test(letters)) return 'apiSecret'
  return /(?:^|api|signet|test|production)key$/.test(letters) ? 'apiKey' : undefined
}

function pick(pairs: readonly (readonly [string, unknown])[]): Partial<Credentials> | undefined {
  const found: { apiKey?: string; apiSecret?: string } = {}
  for (const [name, value] of pairs) {
    const field = fieldOf(name)
    const cleaned = typeof value === 'string' ? cleanCredential(value).value : ''
    if (field !== undefined && cleaned !== '') found[field] ??= cleaned
  }
  return Object.keys(found).length === 0 ? undefined : found
}
