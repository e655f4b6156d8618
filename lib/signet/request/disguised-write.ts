import { INDEX, matchOperation } from '../catalogue/catalogue.ts'
import { baseUrlOf, type Profile } from '../profile/profile.ts'
import type { BuiltRequest } from './build-request.ts'

/**
 * Whether a request may write although what it is taken for only reads. An import can lay an operation of its own over
 * an address that is known to write; a path can be spelled so that a server reads another one; a header, a parameter or
 * a field can name another method, or another address. Where servers differ in what they read, the worst counts.
 */
export function isDisguisedWrite(request: BuiltRequest, profile: Profile): boolean {
  if (request.headers.some(([name]) => OTHER_METHOD.test(name) || OTHER_ADDRESS.test(name))) return true
  const [path = '', query = ''] = splitOnce(request.url.slice(baseUrlOf(profile, request.service).length), '?')
  const fields = [...new URLSearchParams(query), ...bodyFields(request.body)]
  return fields.some(namesMethod) || spellings(path).some((one) => isKnownWrite(request.method, one))
}

/** Headers and parameters by which many servers let a request stand for another method: `X-HTTP-Method-Override`, `_method`. */
const OTHER_METHOD = /^[_$]?(?:x[-_])?(?:http[-_]?)?method(?:[-_]?override)?(?:\[\])?$/i
/** Headers by which some let it stand for another address. */
const OTHER_ADDRESS = /^x[-_](?:original|rewrite|override)[-_](?:ur[il]|path)$/i
const WRITING = /^(?:post|put|patch|delete|merge)$/i

/** A parameter that is called `method` and nothing more may be anything; one that says DELETE is not. */
function namesMethod([name, value]: readonly [string, string]): boolean {
  return OTHER_METHOD.test(name.trim()) && (name.trim().toLowerCase() !== 'method' || WRITING.test(value.trim()))
}

/** The fields at the top of a body of JSON, and those of a form in either encoding. */
function bodyFields(body: string | undefined): (readonly [string, string])[] {
  if (body === undefined) return []
  const parts = [...body.matchAll(/\bname="?([^";\r\n]+)"?[^\r\n]*\r?\n\r?\n([^\r\n]*)/gi)]
  const multipart = parts.map(([, name = '', value = '']) => [name, value] as const)
  return [...jsonFields(body), ...multipart, ...new URLSearchParams(body)]
}

function jsonFields(body: string): (readonly [string, string])[] {
  try {
    return Object.entries(JSON.parse(body)).map(([name, value]) => [name, typeof value === 'string' ? value : ''])
  } catch {
    return []
  }
}

/** The built-in operations without regard to letter case. */
const KNOWN = { ...INDEX, operations: INDEX.operations.map((one) => ({ ...one, path: one.path.toLowerCase() })) }

function isKnownWrite(method: string, path: string): boolean {
  return matchOperation(method, path.toLowerCase(), KNOWN)?.operation.effect === 'write'
}

/** The path with what is encoded needlessly decoded, and as a server reads it that decodes more than it should. */
function spellings(path: string): readonly string[] {
  return [path.replace(ENCODED, unreserved), decoded(path)].map(withoutDetours)
}

const ENCODED = /%[0-9a-f]{2}/gi

/** Reserved characters stay encoded, so that no segment becomes two. */
function unreserved(code: string): string {
  const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
  return /[\w.~-]/.test(char) ? char : code
}

/** Encoded twice, it is decoded twice by a gateway and the server behind it. */
const DECODED_BY = 3

function decoded(path: string): string {
  let text = path
  for (let times = 0; times < DECODED_BY; times++) {
    text = text.replace(ENCODED, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
  }
  return text
}

/** No doubled or trailing slash, no `.` and `..`, nothing behind `;`, `?` or `#` in a part. */
function withoutDetours(path: string): string {
  const parts: string[] = []
  for (const raw of path.split(/[/\\]/)) {
    const part = raw.replace(/[;?#\0].*$/s, '').trim()
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
