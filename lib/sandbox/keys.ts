import type { Credentials } from '#lib/signet/profile/credentials.ts'

/** A key beside the sandbox's own, by the fingerprints of its two halves. */
export interface FurtherKey {
  readonly key: string
  readonly secret: string
}

interface KeyRing {
  keys: FurtherKey[]
}

/** Makes a further key that is good, as a dashboard would: for the rotation of keys. */
export async function makeKey(state: KeyRing): Promise<Credentials> {
  const random = () => crypto.randomUUID().replaceAll('-', '')
  const credentials = { apiKey: `sandbox_${random()}`, apiSecret: `${random()}${random()}` }
  const made = { key: await fingerprint(credentials.apiKey), secret: await fingerprint(credentials.apiSecret) }
  state.keys = [...state.keys, made]
  return credentials
}

/** The fingerprint of a key that the sandbox knows, with its secret where one is given; undefined for any other. */
export async function knownKey(
  { keys }: KeyRing,
  own: Credentials,
  apiKey: unknown,
  apiSecret?: { readonly value: unknown },
): Promise<string | undefined> {
  const key = await fingerprint(String(apiKey))
  if (apiKey === own.apiKey) return apiSecret === undefined || apiSecret.value === own.apiSecret ? key : undefined
  const further = keys.find((one) => one.key === key)
  if (further === undefined || apiSecret === undefined) return further?.key
  return further.secret === (await fingerprint(String(apiSecret.value))) ? key : undefined
}

/** Names a key in state and tokens without holding it. */
export async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
