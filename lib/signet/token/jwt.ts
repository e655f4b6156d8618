/** The readable parts of a JWT, unverified: it is the server that judges a token. Never the signature. */
export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

/** Decodes a JWT (base64url, UTF-8). Undefined for a token of another kind. */
export function decodeJwt(token: string): Jwt | undefined {
  const parts = token.split('.')
  if (parts.length !== 3) return undefined
  const [header, claims] = parts.map(decodePart)
  return header === undefined || claims === undefined ? undefined : { header, claims }
}

function decodePart(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

/** A NumericDate claim (seconds since the Unix epoch) in epoch milliseconds; undefined for anything else. */
export function claimedMs(claim: unknown): number | undefined {
  return typeof claim === 'number' && Math.abs(claim) <= LAST_SECOND ? claim * 1000 : undefined
}

/** The last moment that a Date can hold. */
const LAST_SECOND = 8_640_000_000_000
