/** JSON Web Tokens as Signet's samples have them: HS256. By `crypto.subtle`, so that browser and Node run the same. */

const HEADER = { alg: 'HS256', typ: 'JWT' } as const
const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' } as const

/** @param key HMAC key in base64. */
export async function signJwt(claims: object, key: string): Promise<string> {
  const signed = `${encodeJson(HEADER)}.${encodeJson(claims)}`
  const signature = await crypto.subtle.sign(ALGORITHM, await hmacKey(key), bytesOf(signed))
  return `${signed}.${encode(new Uint8Array(signature))}`
}

/** The claims of a token that was signed with this key, or undefined. Whether it has expired is the caller's to say. */
export async function verifyJwt(token: string, key: string): Promise<Record<string, unknown> | undefined> {
  const [header, payload, signature, ...more] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return undefined
  try {
    const signed = bytesOf(`${header}.${payload}`)
    const isOurs = await crypto.subtle.verify(ALGORITHM, await hmacKey(key), decode(signature), signed)
    return isOurs ? JSON.parse(new TextDecoder().decode(decode(payload))) : undefined
  } catch {
    return undefined
  }
}

function hmacKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', decode(key), ALGORITHM, false, ['sign', 'verify'])
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

const encodeJson = (value: object): string => encode(bytesOf(JSON.stringify(value)))

function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Base64, or its URL form. @throws DOMException for anything else. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
