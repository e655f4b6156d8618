import { REDACTED } from './redact-names.ts'
import { endOfRun, replaceFinds } from './redact-runs.ts'

/** Takes out what looks like a credential, whatever its name: JWTs, and what stands behind `Bearer` or `Basic`. */
export function redactCredentials(text: string): string {
  return redactSchemes(redactJwts(text))
}

/** How the base64url of `{"` begins, and with it the header of every JWT. */
const JWT_HEAD = /eyJ/g
const JWT_STOP = /[^\w.-]/g

function redactJwts(text: string): string {
  return replaceFinds(text, JWT_HEAD, (match) => {
    // The e may be the last digit of an escape in JSON: then it stays, or the escape would break.
    const isEscape = /\\u[\da-f]{3}$/i.test(text.slice(Math.max(0, match.index - 5), match.index))
    const from = match.index + (isEscape ? 1 : 0)
    const to = endOfRun(text, match.index, JWT_STOP)
    const [header = '', payload = ''] = text.slice(match.index, to).split('.', 2)
    return { from, to, replacement: header.length < 8 || payload.length < 4 ? undefined : REDACTED.token }
  })
}

const SCHEME_HEAD = /\b(?:Bearer|Basic|DPoP)(?:[ \t]|%20|\+){1,4}/gi
const SCHEME_STOP = /[^\w.~+/=%-]/g

function redactSchemes(text: string): string {
  return replaceFinds(text, SCHEME_HEAD, (_match, from) => {
    const to = endOfRun(text, from, SCHEME_STOP)
    const isShort = to - from < 6
    return { from, to, replacement: isShort || isWord(text, from, to) ? undefined : REDACTED.token }
  })
}

/** "Bearer scheme", "Basic authentication.", `Bearer realm="…"`: an ordinary word behind the scheme, or a parameter. */
function isWord(text: string, from: number, to: number): boolean {
  if (to - from > 40) return false
  const run = text.slice(from, to)
  if (/^[a-z_]+=$/.test(run) && /^\\*"/.test(text.slice(to, to + 8))) return true
  return /^[a-z]{1,16}(?:-[a-z]{1,16})?\.?$/.test(run)
}
