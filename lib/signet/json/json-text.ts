import { jsonFault } from './json-scan.ts'

/** Where a text stops being JSON. Line and column count from 1, columns in UTF-16 code units as editors do. */
export interface JsonProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

/**
 * What keeps a text from being JSON, or undefined. A blank text is no body at all, hence no problem.
 *
 * The engines word their errors differently and Firefox alone gives a line, hence a scanner of our own.
 */
export function jsonProblem(text: string): JsonProblem | undefined {
  if (text.trim() === '' || isJson(text)) return undefined
  const fault = jsonFault(text)
  if (fault === undefined) return undefined
  const before = text.slice(0, fault.at).split(/\r\n|[\r\n]/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, message: fault.message }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
