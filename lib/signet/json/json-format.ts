/** A string, a number or word, or one mark. Each is copied as it stands: numbers keep their digits, strings their escapes. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** Of what nests deeper nobody counts the spaces, and a line would be longer than all that it holds. */
const DEEPEST_INDENT = 64
const INDENTS = Array.from({ length: DEEPEST_INDENT + 1 }, (_, level) => '  '.repeat(level))

/** What a line of laid out JSON begins with. */
export const jsonIndent = (level: number): string => INDENTS[Math.min(level, DEEPEST_INDENT)] as string

/**
 * Lays JSON out with two spaces a level. Only the white space between tokens changes, so large numbers, duplicate
 * names and the order of names come through as they were sent.
 *
 * @param text Valid JSON. Anything else comes out as some text, never as an error.
 */
export function formatJson(text: string): string {
  const out: string[] = []
  let depth = 0
  let before = ''
  const newLine = () => `\n${jsonIndent(depth)}`
  for (const [token] of text.matchAll(TOKEN)) {
    const closes = token === '}' || token === ']'
    if (closes) depth = Math.max(0, depth - 1)
    const opened = before === '{' || before === '['
    if (closes ? !opened : opened || before === ',') out.push(newLine())
    else if (before === ':') out.push(' ')
    out.push(token)
    if (token === '{' || token === '[') depth += 1
    before = token
  }
  return out.join('')
}
