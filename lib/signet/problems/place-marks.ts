import { t } from '#lib/text.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { nodeAt, parseNode } from '../json/json-node.ts'
import type { RequestDraft, Row } from '../request/request.ts'
import type { Place } from './places.ts'
import { complaintOf } from './problem-groups.ts'

/** A place as one text, by which fields and marks are found. */
export function placeKey(place: Place): string {
  if (place.in === 'body') return `body:${place.pointer}`
  // Header names are the same whatever their case.
  return `${place.in}:${place.in === 'header' ? place.name.toLowerCase() : place.name}`
}

/**
 * What an answer complains about, by the places of the draft that is on show: for as long as the draft is that of the
 * same call, and what the place holds is what was sent.
 */
export function marksOf(exchange: Exchange | undefined, draft: RequestDraft): ReadonlyMap<string, string> {
  const sent = exchange?.draft
  const isSameCall = sent !== undefined && sent.method === draft.method && sent.path === draft.path
  const marks = new Map<string, string>()
  if (!isSameCall) return marks
  for (const problem of exchange?.problems ?? []) {
    const { place } = problem
    if (place === undefined || marks.has(placeKey(place))) continue
    if (heldAt(place, sent) === heldAt(place, draft)) marks.set(placeKey(place), complaintOf(problem))
  }
  return marks
}

/** How many of the choices a complaint may repeat before it is a list of them. */
const REPEATS = 2

/** A complaint beside the control that offers the choices: it need not list them again. */
export function withoutChoices(complaint: string, choices: readonly string[]): string {
  const named = choices.filter((choice) => choice !== '' && complaint.includes(choice))
  return named.length > REPEATS ? t('must be one of the choices') : complaint
}

/** What stands at a place, as it is written; undefined where nothing does. */
function heldAt(place: Place, draft: RequestDraft): string | undefined {
  if (place.in === 'path') return draft.pathValues[place.name]
  if (place.in !== 'body') return rowValue(place.in === 'query' ? draft.query : draft.headers, place)
  const node = nodeAt(parseNode(draft.body), place.pointer)
  return node && draft.body.slice(node.from, node.to)
}

function rowValue(rows: readonly Row[], place: Place): string | undefined {
  const part = place.in === 'header' ? 'header' : 'query'
  const row = rows.find(({ name }) => placeKey({ in: part, name }) === placeKey(place))
  return row?.enabled && row.value !== '' ? row.value : undefined
}
