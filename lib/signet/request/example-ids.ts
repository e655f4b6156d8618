import type { Operation, Parameter } from '../catalogue/catalogue.ts'
import { parsedJson } from '../json/parsed-json.ts'
import { fields, isFields, items } from '../json/untyped.ts'
import type { RequestDraft } from './request.ts'

/**
 * A write's draft without the ids that only come from the catalogue's examples: in Production such an id names nothing,
 * or something that nobody meant. What was typed, and what a call reads by, stays.
 *
 * @param sampleBody What stands in for the example where the catalogue has none.
 */
export function withoutExampleIds(
  draft: RequestDraft,
  operation: Operation | undefined,
  sampleBody?: unknown,
): RequestDraft {
  if (operation === undefined || operation.effect === 'read') return draft
  const isExample = (name: string, value: string, place: Parameter['in']) =>
    operation.parameters.some(
      (one) => one.name === name && one.in === place && isId(one) && String(one.example) === value,
    )
  const pathValues = Object.entries(draft.pathValues).map(
    ([name, value]) => [name, isExample(name, value, 'path') ? '' : value] as const,
  )
  return {
    ...draft,
    pathValues: Object.fromEntries(pathValues),
    query: draft.query.map((row) => (isExample(row.name, row.value, 'query') ? { ...row, value: '' } : row)),
    body: bodyWithout(draft.body, operation.bodyIds ?? [], operation.examples[0]?.value ?? sampleBody),
  }
}

const isId = ({ schema }: Parameter): boolean => typeof schema['x-id'] === 'string'

/** The text as it stands where nothing is taken out of it. */
function bodyWithout(body: string, names: readonly string[], example: unknown): string {
  const value = parsedJson(body)
  const rest = without(value, names, example)
  return JSON.stringify(rest) === JSON.stringify(value) ? body : JSON.stringify(rest, null, 2)
}

function without(value: unknown, names: readonly string[], example: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, at) => without(one, names, items(example)[at]))
  if (!isFields(value)) return value
  const shown = fields(example)
  const kept = Object.entries(value).filter(([name, one]) => !(names.includes(name) && one === shown[name]))
  return Object.fromEntries(kept.map(([name, one]) => [name, without(one, names, shown[name])]))
}
