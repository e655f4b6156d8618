import { pointerTo } from '../json/json-pointer.ts'
import { isFields } from '../json/untyped.ts'
import { valueAt } from '../json/value-at.ts'
import type { RequestDraft } from './request.ts'

/** What of a draft is the user's own: typed, or carried over from an answer. */
export interface OwnValues {
  /** The body without what is empty or was put there; undefined where nothing is left of it. */
  readonly body: unknown
  /** Undefined for a parameter that is empty or holds what was put there. */
  readonly pathValue: (name: string) => string | undefined
  readonly row: (part: 'query' | 'headers', name: string) => string | undefined
}

/** @param placed Drafts of the same operation as an example or sample data put them there. */
export function ownValues(draft: RequestDraft, placed: readonly RequestDraft[]): OwnValues {
  const before = placed.filter(({ operationId }) => operationId === draft.operationId)
  const bodies = before.map(({ body }) => parsed(body))
  const own = (value: string, put: readonly (string | undefined)[]) =>
    value.trim() === '' || put.includes(value) ? undefined : value
  const valueIn = (one: RequestDraft, part: 'query' | 'headers', name: string) =>
    one[part].find((row) => row.name.toLowerCase() === name.toLowerCase())?.value
  return {
    body: ownPart(parsed(draft.body), '', (value, pointer) => bodies.some((body) => valueAt(body, pointer) === value)),
    pathValue: (name) =>
      own(
        draft.pathValues[name] ?? '',
        before.map(({ pathValues }) => pathValues[name]),
      ),
    row: (part, name) =>
      own(
        valueIn(draft, part, name) ?? '',
        before.map((one) => valueIn(one, part, name)),
      ),
  }
}

/** What was put into a draft beside what was the user's own. */
export function placedPart(draft: RequestDraft, own: OwnValues): RequestDraft {
  const rest = (part: 'query' | 'headers') => draft[part].filter(({ name }) => own.row(part, name) === undefined)
  const pathValues = Object.entries(draft.pathValues).filter(([name]) => own.pathValue(name) === undefined)
  return {
    ...draft,
    pathValues: Object.fromEntries(pathValues),
    query: rest('query'),
    headers: rest('headers'),
    body: JSON.stringify(minus(parsed(draft.body), own.body)) ?? '',
  }
}

/** In an array, what is left out leaves its place. */
function minus(value: unknown, own: unknown): unknown {
  if (own === undefined) return value
  if (Array.isArray(value) && Array.isArray(own)) return value.map((one, at) => minus(one, own[at]) ?? null)
  if (!isFields(value) || !isFields(own)) return undefined
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, minus(one, own[name])]))
}

function ownPart(value: unknown, pointer: string, isPlaced: (value: unknown, pointer: string) => boolean): unknown {
  const inside = (one: unknown, step: string | number) => ownPart(one, pointerTo(pointer, step), isPlaced)
  if (Array.isArray(value)) {
    const items = value.map(inside)
    return items.some((one) => one !== undefined) ? items : undefined
  }
  if (!isFields(value)) return value === '' || isPlaced(value, pointer) ? undefined : value
  const members = Object.entries(value).map(([name, one]) => [name, inside(one, name)] as const)
  const own = members.filter(([, one]) => one !== undefined)
  return own.length > 0 ? Object.fromEntries(own) : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
