import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'
import type { Place } from '../problems/places.ts'
import type { RequestDraft, Row } from './request.ts'
import type { Variables } from './variable-sets.ts'

/** The background alone fills these in, in the calls that make tokens. */
const CREDENTIALS = new Set(['apiKey', 'apiSecret', 'refreshToken'])
const USE = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g

export const isVariableName = (name: string): boolean => /^[A-Za-z_][\w.-]{0,63}$/.test(name)

/** A variable that a draft uses, and where. */
export interface VariableUse {
  readonly name: string
  /** Undefined for the path itself and the names of rows, which are no places of their own. */
  readonly place: Place | undefined
}

/** The variables that a draft uses and nobody has set, in the order in which the draft is read. */
export function unsetVariables(draft: RequestDraft, variables: Variables): readonly VariableUse[] {
  return usesIn(draft).filter(({ name }) => !Object.hasOwn(variables, name) && !CREDENTIALS.has(name))
}

function usesIn(draft: RequestDraft): VariableUse[] {
  const rows = (part: 'query' | 'header', given: readonly Row[]) =>
    given.filter(({ enabled }) => enabled).flatMap(({ name, value }) => uses(`${name} ${value}`, { in: part, name }))
  return [
    ...uses(draft.path, undefined),
    ...Object.entries(draft.pathValues).flatMap(([name, value]) => uses(value, { in: 'path', name })),
    ...rows('query', draft.query),
    ...rows('header', draft.headers),
    ...uses(draft.body, { in: 'body', pointer: '' }),
  ]
}

const uses = (text: string, place: Place | undefined): VariableUse[] =>
  [...text.matchAll(USE)].map(([, name = '']) => ({ name, place }))

/**
 * A draft with its variables filled in. In the body a text between quotes is escaped as JSON wants it; outside of quotes
 * it is put in as it is, so that a number can be a variable.
 *
 * @throws AppError `input.invalid` that names the first variable that is not set, and where it stands.
 */
export function resolveDraft(draft: RequestDraft, variables: Variables): RequestDraft {
  const [unset] = unsetVariables(draft, variables)
  if (unset !== undefined) {
    throw new AppError('input.invalid', unsetText(unset))
  }
  const fill = (text: string) => filled(text, variables)
  const row = (one: Row): Row => ({ ...one, name: fill(one.name), value: fill(one.value) })
  return {
    ...draft,
    path: fill(draft.path),
    pathValues: Object.fromEntries(Object.entries(draft.pathValues).map(([name, value]) => [name, fill(value)])),
    query: draft.query.map(row),
    headers: draft.headers.map(row),
    body: filledBody(draft.body, variables),
  }
}

/** Once: what a variable holds is no variable again. */
function filled(text: string, variables: Variables): string {
  return text.replace(USE, (use, name: string) => (Object.hasOwn(variables, name) ? (variables[name] ?? use) : use))
}

/** A string of JSON, or what stands between two of them. */
const STRING = /"(?:[^"\\]|\\.)*"/g

function filledBody(body: string, variables: Variables): string {
  const escaped = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)]),
  )
  let done = 0
  const parts: string[] = []
  for (const string of body.matchAll(STRING)) {
    parts.push(filled(body.slice(done, string.index), variables), filled(string[0], escaped))
    done = string.index + string[0].length
  }
  return parts.join('') + filled(body.slice(done), variables)
}

function unsetText({ name, place }: VariableUse): string {
  if (place === undefined)
    return t('The variable {{{name}}} in the URL is not set: give it a value under Variables.', { name })
  switch (place.in) {
    case 'body':
      return t('The variable {{{name}}} in the body is not set: give it a value under Variables.', { name })
    case 'path':
      return t('The variable {{{name}}} in the path ({place}) is not set: give it a value under Variables.', {
        name,
        place: place.name,
      })
    case 'query':
      return t('The variable {{{name}}} in the query ({place}) is not set: give it a value under Variables.', {
        name,
        place: place.name,
      })
    case 'header':
      return t('The variable {{{name}}} in the headers ({place}) is not set: give it a value under Variables.', {
        name,
        place: place.name,
      })
  }
}
