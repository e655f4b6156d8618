import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema, COMPONENT_SCHEMAS } from '#lib/signet/catalogue/schemas.ts'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { verdictOf } from '#lib/signet/envelope/verdict.ts'
import { explain } from '#lib/signet/problems/explain.ts'
import { idKindsOf } from '#lib/signet/problems/nearest-name.ts'
import { placeProblems } from '#lib/signet/problems/place-problems.ts'
import { problemsOf } from '#lib/signet/problems/problems.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { inFull } from '../../../soak/figures.ts'

const KINDS = ['success', 'failure', 'contradiction', 'not-an-envelope', 'no-answer']
const WORDS = [
  ...['success', 'message', 'data', 'errors', 'error', 'detail', 'title', 'code', 'reason', 'field', 'path', 'loc'],
  ...['in', 'source', 'pointer', 'params', 'constraints', 'property', 'instancePath', 'clientId', 'reasons', 'email'],
  ...['reasons[0].category', 'body.clientId', '/items/0/price', '$', '[', '].', '__proto__', 'constructor', 'toString'],
]
const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 12 }))
const leaf = fc.oneof(
  ...[word, fc.boolean(), fc.integer(), fc.double(), fc.constant(null)],
  fc.constantFrom('clientId must be a UUID', 'name is required; email is wrong', 'this status', '"limit" is too large'),
)
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5, withCrossShrink: true }, leaf, tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.dictionary(word, tie('value'), { maxKeys: 5 }),
}))
const envelope = fc.record(
  { success: fc.oneof(fc.boolean(), leaf), message: json, errors: json, error: json, data: json, detail: json },
  { requiredKeys: [] },
)
/** As it was written, cut off, or with something in it that does not belong. */
const text = fc
  .tuple(
    fc.oneof(
      envelope.map((one) => JSON.stringify(one)),
      json.map((one) => JSON.stringify(one) ?? ''),
      fc.string(),
    ),
    fc.nat(),
    fc.constantFrom('', '\0', '"', '}', '<p>', '\uFEFF', '\uD800'),
    fc.nat(3),
  )
  .map(([whole, at, stray, how]) => {
    const place = at % (whole.length + 1)
    if (how === 0) return whole.slice(0, place)
    return how === 1 ? whole.slice(0, place) + stray + whole.slice(place) : whole
  })
const answer = fc.record({
  status: fc.integer({ min: 100, max: 599 }),
  contentType: fc.oneof(fc.constantFrom('application/json', 'text/html', ''), fc.string({ maxLength: 20 })),
  text,
})
const kinds = idKindsOf(COMPONENT_SCHEMAS)

it('reads, places, explains and judges whatever comes', () => {
  let told = 0
  let placed = 0
  fc.assert(
    fc.property(answer, fc.constantFrom(...OPERATIONS), (raw, operation) => {
      const reading = readAnswer(raw)
      const request = { draft: draftOf(operation), operation, bodySchema: bodySchema(operation.id) }
      const problems = placeProblems(problemsOf(reading), request, kinds)
      const { kind, sentence } = verdictOf(reading, problems)

      expect(KINDS).toContain(kind)
      expect(sentence).toContain(`${raw.status}`)
      for (const problem of problems) {
        expect(problem.reason).not.toBe('')
        expect(explain(problem, request)).toBeDefined()
        if (problem.place !== undefined) placed += 1
      }
      told += problems.length
    }),
    { seed: 20_261_124, numRuns: inFull(10_000, 1_000) },
  )
  // Else it would have tried nothing.
  expect(told).toBeGreaterThan(100)
  expect(placed).toBeGreaterThan(10)
})
