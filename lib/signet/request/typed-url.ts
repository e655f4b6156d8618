import type { Row } from './request.ts'

export interface TypedUrl {
  /** Under the base URL, still encoded, so that what was pasted is what is sent. */
  readonly path: string
  readonly query: readonly Row[]
}

/**
 * Takes a typed or pasted address apart: a base URL of the profile in front is taken off, and a query becomes rows.
 *
 * @param bases The profile's own addresses, without a slash at the end. What is not under one of them keeps its host:
 * building the request refuses it by name.
 */
export function parseTypedUrl(text: string, bases: readonly string[]): TypedUrl {
  // With a # nothing is taken apart: building the request says that what follows it is never sent.
  if (text.includes('#')) return { path: text.trim(), query: [] }
  const [address = '', ...rest] = text.trim().split('?')
  return { path: withSlash(below(address, bases)), query: queryRows(rest.join('?')) }
}

/** The longest base wins: a service's own address may begin with the profile's. */
function below(address: string, bases: readonly string[]): string {
  const found = bases
    .filter((base) => address === base || address.startsWith(`${base}/`))
    .sort((one, other) => other.length - one.length)[0]
  return found === undefined ? address : address.slice(found.length)
}

function withSlash(path: string): string {
  return path === '' || path.startsWith('/') || path.includes('://') ? path : `/${path}`
}

function queryRows(query: string): Row[] {
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value, enabled: true }))
}
