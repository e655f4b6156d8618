/** Secrets by the names that may be shown. */
export type Secrets = Readonly<Record<string, string>>

/** A token that nobody told the test of, as one of a call that is written in another way. */
const JWT = /eyJ[\w-]{8,}\.[\w-]{8,}/

/** The names of the secrets that a text holds, and whether it holds any token at all. */
export function held(text: string, secrets: Secrets): string[] {
  const found = Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []))
  return JWT.test(text) ? [...found, 'a token'] : found
}
