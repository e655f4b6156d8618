import type { BuiltRequest } from './build-request.ts'
import { matchOperation, type Operation } from './catalogue.ts'
import { baseUrlOf, type Profile } from './profile.ts'

/** Headers by which many servers let a request stand for another method. */
const OTHER_METHOD = /^x-(?:http-)?method(?:-override)?$/i

/** The built-in operation at a final URL, however its path was written: `%61` for `a`, a slash more. */
function knownAt({ method, url, service }: BuiltRequest, profile: Profile): Operation | undefined {
  const path = url.slice(baseUrlOf(profile, service).length).replace(/\?.*$/, '')
  const segments = path.split('/').filter((segment) => segment !== '')
  return matchOperation(method, `/${segments.map(plain).join('/')}`)?.operation
}

/**
 * Whether a request may write although what it is taken for only reads: an import can lay an operation of its own over
 * an address that is known to write, and a header can name another method.
 */
export function isDisguisedWrite(request: BuiltRequest, profile: Profile): boolean {
  if (request.headers.some(([name]) => OTHER_METHOD.test(name))) return true
  return knownAt(request, profile)?.effect === 'write'
}

/** Unreserved characters as they are; all else stays encoded, so that no segment becomes two. */
const plain = (segment: string): string =>
  segment.replace(/%[0-9a-f]{2}/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[\w.~-]/.test(char) ? char : code
  })
