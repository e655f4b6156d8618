import { REDACTED } from './redact-names.ts'
import { backslashesBefore } from './redact-runs.ts'

/** Shorter ones would be found everywhere. */
const SHORTEST_SECRET = 6

/**
 * Finds given secrets however they are written: plain, percent-encoded, escaped as in JSON (once and twice), and in
 * base64 and base64url at each of the three offsets at which a text can carry them.
 */
export function createSecretFinder(secrets: readonly string[]): (text: string) => string {
  const needles = secrets.flatMap(needlesOf).sort((one, other) => other.text.length - one.text.length)
  // The longest first: a secret that holds another one would be cut.
  return (text) => {
    // An escape may spell any character of a secret, so that only the decoded string shows it.
    const hasEscapes = text.includes('\\u00')
    const present = hasEscapes ? needles : needles.filter((needle) => text.includes(needle.text))
    if (present.length === 0) return text
    return isJson(text) ? redactJson(text, present, needles) : redactPlain(text, present)
  }
}

function redactPlain(text: string, needles: readonly Needle[]): string {
  return needles.reduce((redacted, needle) => redacted.replaceAll(needle.text, needle.placeholder), text)
}

function isHit(text: string, needles: readonly Needle[]): boolean {
  return needles.some((needle) => text.includes(needle.text))
}

interface Needle {
  readonly text: string
  readonly placeholder: string
}

function needlesOf(secret: string): Needle[] {
  const placeholder = secret.startsWith('eyJ') ? REDACTED.token : REDACTED.secret
  const texts = [...new Set(spellings(secret))]
  return texts
    .filter((text) => text.length >= SHORTEST_SECRET && !isPartOfPlaceholder(text))
    .map((text) => ({ text, placeholder }))
}

function isPartOfPlaceholder(needle: string): boolean {
  return Object.values(REDACTED).some((placeholder) => placeholder.includes(needle))
}

function spellings(secret: string): string[] {
  if (secret.length < SHORTEST_SECRET) return []
  const escaped = JSON.stringify(secret).slice(1, -1)
  return [
    secret,
    ...percentSpellings(secret),
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    escaped.replaceAll('/', '\\/'),
    ...base64Spellings(secret),
  ]
}

function percentSpellings(secret: string): string[] {
  const encoded = encodeURIComponent(secret.toWellFormed())
  const strict = encoded.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  const lower = (text: string) => text.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())
  const form = strict.replaceAll('%20', '+')
  return [encoded, strict, form, lower(encoded), lower(strict), lower(form)]
}

/** The characters that depend on the secret alone: those that share bits with their neighbours are left out. */
function base64Spellings(secret: string): string[] {
  const bytes = [...new TextEncoder().encode(secret)]
  return [0, 1, 2].flatMap((offset) => {
    const text = btoa(String.fromCharCode(...Array(offset).fill(0), ...bytes))
    const inner = text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function isJson(text: string): boolean {
  if (!/^\s*[[{"]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const NUMBER = /-?\d[\d.eE+-]*/g

/**
 * Redacts strings and numbers, and nothing between them: whatever a secret is, the JSON stays valid.
 *
 * @param present The needles that the text as it is written holds. A string that is decoded is searched for all.
 */
function redactJson(text: string, present: readonly Needle[], all: readonly Needle[]): string {
  const parts: string[] = []
  let done = 0
  for (let from = text.indexOf('"'); from >= 0; from = text.indexOf('"', done)) {
    const to = endOfString(text, from + 1)
    parts.push(redactNumbers(text.slice(done, from), present), redactString(text.slice(from, to), present, all))
    done = to
  }
  return parts.join('') + redactNumbers(text.slice(done), present)
}

function redactString(quoted: string, present: readonly Needle[], all: readonly Needle[]): string {
  if (!quoted.includes('\\u00') && !isHit(quoted, present)) return quoted
  const value = JSON.parse(quoted) as string
  const redacted = redactPlain(value, all)
  return redacted === value ? quoted : JSON.stringify(redacted)
}

function redactNumbers(between: string, needles: readonly Needle[]): string {
  if (!/\d{2}/.test(between)) return between
  return between.replace(NUMBER, (number) => {
    const needle = needles.find(({ text }) => number.includes(text))
    return needle === undefined ? number : `"${needle.placeholder}"`
  })
}

/** The offset behind the closing quote of a string. Only for text that is known to be JSON. */
function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (backslashesBefore(text, at, from) % 2 === 1) at = text.indexOf('"', at + 1)
  return at + 1
}
