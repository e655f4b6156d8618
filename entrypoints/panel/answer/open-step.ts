import type { NextStep } from '#lib/signet/catalogue/next.ts'
import { fields, items } from '#lib/signet/json/untyped.ts'
import type { Place } from '#lib/signet/problems/places.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { useDraft } from '#lib/stores/draft-store.ts'
import { showPlace } from '#lib/stores/place-store.ts'
import { openBeside } from '#lib/stores/tab-store.ts'
import { useWorkspace } from '#lib/stores/workspace-store.ts'
import { leadTo } from '../lead-focus.ts'
import { isOneColumn } from '../one-column.ts'

/**
 * Opens what can be done next, filled in, with the focus where something is still to be typed, else on the request. The
 * answer that it comes from stays on show. Sends nothing.
 */
export async function openStep(step: NextStep): Promise<void> {
  openBeside(step.draft, useWorkspace.getState().exchangeId)
  const place = await firstEmpty(step)
  if (useDraft.getState().draft !== step.draft) return
  if (place !== undefined) {
    showPlace(place)
    return
  }
  leadTo('request', () => undefined)
  // Where it stands above the answer, its address would not be seen.
  if (isOneColumn()) document.querySelector('.column-request')?.scrollIntoView({ block: 'start' })
}

async function firstEmpty({ operation, draft, missing }: NextStep): Promise<Place | undefined> {
  const parameter = operation.parameters.find(({ name, required }) => required && missing.includes(name))
  if (parameter !== undefined) return { in: parameter.in, name: parameter.name }
  if (!operation.hasBody) return undefined
  const { bodySchema, resolveSchema } = await import('#lib/signet/catalogue/schemas.ts')
  const schema = bodySchema(operation.id, useCatalogue.getState().imported)
  const typed = Object.keys(fields(draft.body === '' ? {} : JSON.parse(draft.body)))
  const wanted = [...items(schema && resolveSchema(schema)['required']).map(String), ...missing]
  const name = wanted.find((one) => !typed.includes(one))
  return name === undefined ? undefined : { in: 'body', pointer: `/${name}` }
}
