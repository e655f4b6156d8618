import { t } from '#lib/text.ts'
import { allowedBy } from '../body/allowed.ts'
import { alternativeFor } from '../body/alternatives.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import { resolveSchema } from '../catalogue/schemas.ts'
import { pointerSteps } from '../json/json-pointer.ts'
import { wordsForCode } from './code-words.ts'
import type { Place } from './places.ts'
import type { Problem } from './problems.ts'
import { type PlacingRequest, sentBody } from './spots.ts'

/** A problem in words of our own, beside the answer's. */
export interface Explanation {
  /** What the code, or else the sentence, means. */
  readonly meaning: string | undefined
  /** What to do about it; where the schema of the field is known, what it allows. Undefined where the answer says so itself. */
  readonly advice: string | undefined
}

/**
 * Says what a problem means and what to do. A code that is not known is not guessed at: then the schema of its place
 * may still say what is allowed there.
 */
export function explain(problem: Problem, request: PlacingRequest): Explanation {
  const words = wordsForCode(problem.code, problem.reason, request.operation !== undefined)
  const schema = problem.place && schemaAt(problem.place, request)
  const isAboutValue = words === undefined || words.isAboutValue === true
  const allowed = schema && isAboutValue ? allowedBy(schema) : undefined
  const isSaid = allowed !== undefined && problem.reason.toLowerCase().includes(allowed.toLowerCase())
  const advice = allowed === undefined ? words?.advice : t('Expected: {allowed}.', { allowed })
  return { meaning: words?.meaning, advice: isSaid ? undefined : advice }
}

/** The schema of what stands, or belongs, at a place; undefined where none is known. */
function schemaAt(place: Place, request: PlacingRequest): Schema | undefined {
  if (place.in !== 'body') {
    const name = place.name.toLowerCase()
    return request.operation?.parameters.find((one) => one.in === place.in && one.name.toLowerCase() === name)?.schema
  }
  const body = sentBody(request.draft)
  let value: unknown = body === 'broken' ? undefined : body?.value
  let schema = request.bodySchema
  for (const step of pointerSteps(place.pointer)) {
    schema = schema && insideOf(schema, value, step)
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step]
  }
  return schema && resolveSchema(schema)
}

function insideOf(schema: Schema, value: unknown, step: string): Schema | undefined {
  if (Array.isArray(value)) return resolveSchema(schema)['items'] as Schema | undefined
  const meant = alternativeFor(schema, value ?? {})
  return (meant['properties'] as Readonly<Record<string, Schema>> | undefined)?.[step]
}
