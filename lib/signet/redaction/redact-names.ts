/** What stands in a secret's place. Fixed texts: two redactions of one thing are equal, and a second changes nothing. */
export const REDACTED = {
  token: '<redacted:token>',
  secret: '<redacted:secret>',
  key: '<redacted:key>',
  cookie: '<redacted:cookie>',
  authorization: '<redacted:authorization>',
} as const

/** A token that a user must be able to tell from another: by its last four characters. */
export function markToken(token: string): string {
  return `<redacted:token…${token.slice(-4)}>`
}

/**
 * The end of a name that holds a secret, as a pattern: `apiSecret`, `SIGNET_API_SECRET`, `client-secret`. Only the end
 * is written down, so that any prefix is covered without a pattern that has to try each.
 */
export const SECRET_NAME_END =
  '(?:api[_-]?key|secret(?:[_-]?key)?|(?:access|refresh|id|auth|session|csrf|bearer|signet)[_-]?token|(?<![\\w-])token|passw(?:or)?d|passphrase|private[_-]?key|authorization|cookie)'

/** What takes the place of the value of a name. */
export function placeholderFor(name: string): string {
  const letters = name.toLowerCase().replace(/[_-]/g, '')
  if (letters.endsWith('token')) return REDACTED.token
  if (letters.endsWith('apikey')) return REDACTED.key
  if (letters.endsWith('cookie')) return REDACTED.cookie
  return letters.endsWith('authorization') ? REDACTED.authorization : REDACTED.secret
}

/** Words alone, as in "Authorization header is required" or "is missing": about a secret and not the secret. */
const PROSE = /^(?:(?:is|are|was|must|not)|\p{L}{1,20} \p{L}{1,20})(?: \p{L}[\p{L}'’-]{0,20}[,:;]?)+[.!?]?$/u
/** A variable to be filled in, alone or behind a scheme: `{{apiKey}}`, `$SIGNET_TOKEN`, `Bearer {accessToken}`. */
const VARIABLE = /^(?:[A-Za-z]{2,12} )?(?:\{{1,2}[\w.]+\}{1,2}|\$\{?\w+\}?)$/
const REDACTED_ALREADY = /^(?:[A-Za-z]{2,12} )?<redacted:[a-z]+(?:…[\w.~+/=-]{4})?>$/

/** Whether what stands where a secret belongs is none. A password may be made of words, hence `mayBeWords`. */
export function isHarmless(value: string, mayBeWords: boolean): boolean {
  if (value.length > 400) return false
  return value === '' || VARIABLE.test(value) || REDACTED_ALREADY.test(value) || (!mayBeWords && PROSE.test(value))
}

/** Names whose values people choose, so that they can look like a sentence. */
export function mayBeWords(name: string): boolean {
  return /passw|passphrase|private/i.test(name)
}
