import { type Catalogue, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { RequestDraft, Row } from '#lib/signet/request/request.ts'
import type { HistoryEntry, Undo } from './entry.ts'

/** An entry of something that can be taken back. */
export type Created = HistoryEntry & { readonly undo: Undo }

/** What a profile made by its writes and can take back, in the order given; what was taken back already is left out. */
export function createdHere(entries: readonly HistoryEntry[]): readonly Created[] {
  return entries.filter((entry): entry is Created => entry.undo !== undefined && entry.undoneAt === undefined)
}

/** Calls of one operation that made what no call takes back. */
export interface Staying {
  readonly operationId: string
  readonly count: number
}

/** What a profile made and cannot take back, by the operation that made it. Calls for tokens make nothing that stays. */
export function stayingHere(entries: readonly HistoryEntry[], catalogue: Catalogue): readonly Staying[] {
  const counts = new Map<string, number>()
  for (const { operationId, status, verdict, undo } of entries) {
    const operation = operationById(operationId, catalogue)
    if (operation === undefined || status !== 201 || verdict !== 'success' || undo !== undefined) continue
    if (operation.effect === 'read' || operation.secretAnswer) continue
    counts.set(operation.id, (counts.get(operation.id) ?? 0) + 1)
  }
  return [...counts].map(([operationId, count]) => ({ operationId, count }))
}

/** What tells the thing that was made from others of its kind: the id that the call names which takes it back. */
export function madeId({ undo: { draft } }: Created): string | undefined {
  const inPath = Object.values(draft.pathValues).find((value) => value !== '')
  return inPath ?? draft.query.find(({ value }) => value !== '')?.value ?? firstText(draft.body)
}

function firstText(body: string): string | undefined {
  return /:\s*"([^"\\]+)"/.exec(body)?.[1]
}

/** Whether a call that takes something back was told by the service itself that it is not there. */
export const isGone = ({ verdict, answer }: Exchange): boolean => verdict?.kind === 'failure' && answer?.status === 404

/** Whether a request is the one that takes something back: the same call for the same things, however it is laid out. */
export function isSameCall(undo: RequestDraft, sent: RequestDraft): boolean {
  return undo.operationId === sent.operationId && meaning(undo) === meaning(sent)
}

function meaning({ pathValues, query, body }: RequestDraft): string {
  const values = Object.entries(pathValues).map(([name, value]) => [name, value.trim()])
  return JSON.stringify([values.sort(), query.flatMap(sentRow).sort(), bodyMeaning(body)])
}

const sentRow = ({ name, value, enabled }: Row): [string, string][] => (enabled && value !== '' ? [[name, value]] : [])

function bodyMeaning(body: string): unknown {
  try {
    return sorted(JSON.parse(body))
  } catch {
    return body.trim()
  }
}

/** The same whatever the order of an object's names. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner)] as const)
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
