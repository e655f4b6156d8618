import { type Catalogue, matchOperation, type Operation, operationById } from '../catalogue/catalogue.ts'
import { draftOf } from './draft.ts'
import type { RequestDraft, Row } from './request.ts'

/**
 * A draft as it stands after the catalogue has changed under it: with what its operation takes now, and without what it
 * takes no more and nobody filled in. Everything that was typed stays. The same object where nothing changes.
 */
export function adaptedDraft(draft: RequestDraft, before: Catalogue, now: Catalogue): RequestDraft {
  const [from, to] = [operationById(draft.operationId, before), operationById(draft.operationId, now)]
  if (from !== undefined && to !== undefined) return from === to ? draft : changedOver(draft, from, to)
  if (from === undefined && draft.operationId !== undefined) return draft
  const operationId = matchOperation(draft.method, draft.path.split('?')[0] ?? '', now)?.operation.id
  return operationId === draft.operationId ? draft : { ...draft, operationId }
}

function changedOver(draft: RequestDraft, from: Operation, to: Operation): RequestDraft {
  const [given, next] = [draftOf(from), draftOf(to)]
  const changed = {
    ...draft,
    ...(draft.path === from.path ? { path: to.path, pathValues: movedValues(draft, given, next) } : {}),
    query: changedRows('query', draft, given, next),
    headers: changedRows('headers', draft, given, next),
    body: draft.body === given.body ? next.body : draft.body,
  }
  return JSON.stringify(changed) === JSON.stringify(draft) ? draft : changed
}

/** By their place in the path: another document may call the same variable something else. */
function movedValues(
  { pathValues }: RequestDraft,
  given: RequestDraft,
  next: RequestDraft,
): RequestDraft['pathValues'] {
  const names = variablesOf(given.path)
  const moved = variablesOf(next.path).map((name, at) => {
    const former = names[at] ?? name
    const typed = pathValues[former]
    return [name, typed === undefined || typed === given.pathValues[former] ? (next.pathValues[name] ?? '') : typed]
  })
  return Object.fromEntries(moved)
}

const variablesOf = (path: string): string[] => [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name]) => name ?? '')

/** A row that the user took away stays away: only what the operation did not take before is added. */
function changedRows(
  part: 'query' | 'headers',
  draft: RequestDraft,
  given: RequestDraft,
  next: RequestDraft,
): readonly Row[] {
  const named = (rows: readonly Row[], name: string) =>
    rows.find((row) => row.name.toLowerCase() === name.toLowerCase())
  const kept = draft[part].flatMap((row) => {
    if (row.value !== named(given[part], row.name)?.value) return [row]
    const now = named(next[part], row.name)
    return now === undefined ? [] : [{ ...row, value: now.value }]
  })
  const fresh = next[part].filter(({ name }) => !named(given[part], name) && !named(kept, name))
  return [...kept, ...fresh]
}
