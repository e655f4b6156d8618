import { t, tn } from '#lib/text.ts'
import { pathVariables } from '../catalogue/catalogue.ts'
import { parsedJson } from '../json/parsed-json.ts'
import { isFields } from '../json/untyped.ts'
import { createRedactor } from '../redaction/redact.ts'
import type { RequestDraft } from './request.ts'

/** One value that a write is about, and the name that it stands under. */
export interface SubjectPart {
  readonly name: string
  readonly value: string
}

/** What a question about a write has room for. */
const MOST_PARTS = 8
const LONGEST_VALUE = 80
/** A longer body is told by its beginning: nobody reads it in a question. */
const LONGEST_BODY = 100_000

/**
 * What a write is about: the values of path and query, then those of the body, its ids first and what is nested last, as
 * they will be sent but for what looks like a secret. Short: whoever is asked reads it at a glance.
 *
 * @param draft With its variables filled in.
 * @param ids The names of the body's ids.
 */
export function writeSubject(draft: RequestDraft, ids: readonly string[] = []): readonly SubjectPart[] {
  const path = pathVariables(draft.path).map((name) => ({ name, value: draft.pathValues[name]?.trim() ?? '' }))
  const query = draft.query.filter(({ enabled }) => enabled).map(({ name, value }) => ({ name, value }))
  const parts = [...path, ...query, ...bodyParts(draft.body, ids)].filter(({ value }) => value !== '')
  const rest = parts.length - MOST_PARTS
  const shown = rest > 0 ? parts.slice(0, MOST_PARTS - 1) : parts
  return [...shown.map(short), ...(rest > 0 ? [{ name: t('and'), value: tn(rest + 1, '{n} more', '{n} more') }] : [])]
}

function bodyParts(text: string, ids: readonly string[]): SubjectPart[] {
  if (text.trim() === '') return []
  const body = redactor.text(text.slice(0, LONGEST_BODY))
  const value = parsedJson(body)
  if (!isFields(value)) return [{ name: t('body'), value: value === undefined ? body.trim() : inWords(value) }]
  const rank = ([name, one]: readonly [string, unknown]) => (ids.includes(name) ? 0 : typeof one === 'object' ? 2 : 1)
  const members = Object.entries(value).toSorted((one, other) => rank(one) - rank(other))
  return members.map(([name, one]) => ({ name, value: inWords(one) }))
}

/** As many of the values as there is room for, those of an object behind their names: `category FRAUD, severity HIGH`. */
function inWords(value: unknown): string {
  let words = ''
  for (const word of wordsOf(value)) {
    const longer = words === '' ? word : `${words}, ${word}`
    if (words !== '' && longer.length > LONGEST_VALUE - MORE.length) return `${words}${MORE}`
    words = longer
  }
  return words
}

const MORE = ', …'

function wordsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (!isFields(value)) return [String(value)]
  return Object.entries(value).map(([name, one]) => `${name} ${inWords(one)}`)
}

/** The values of this page: a secret among them is known by its looks and its name. */
const redactor = createRedactor([])

function short({ name, value }: SubjectPart): SubjectPart {
  const shown = redactor.headers([[name, value]])[0]?.[1] ?? ''
  return { name, value: shown.length > LONGEST_VALUE ? `${shown.slice(0, LONGEST_VALUE - 1)}…` : shown }
}
