import { isHarmless, mayBeWords, placeholderFor, REDACTED, SECRET_NAME_END } from './redact-names.ts'

const SECRET_HEADER = new RegExp(`(?:${SECRET_NAME_END}|auth)$`, 'i')

/** The value that a header shows in place of its secret; undefined for a header that holds none by its name. */
export function redactHeader(name: string, value: string): string | undefined {
  const trimmed = name.trim()
  if (!SECRET_HEADER.test(trimmed)) return undefined
  if (isHarmless(value.trim(), mayBeWords(trimmed))) return value
  const scheme = /^(Bearer|Basic|DPoP) +\S+$/i.exec(value.trim())?.[1]
  return scheme === undefined ? placeholderFor(trimmed) : `${scheme} ${REDACTED.token}`
}
