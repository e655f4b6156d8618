import { expect, it } from 'vitest'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema, COMPONENT_SCHEMAS } from '#lib/signet/catalogue/schemas.ts'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { pointerSteps } from '#lib/signet/json/json-pointer.ts'
import { idKindsOf } from '#lib/signet/problems/nearest-name.ts'
import { placeProblems } from '#lib/signet/problems/place-problems.ts'
import { type Problem, problemsOf } from '#lib/signet/problems/problems.ts'
import type { RequestDraft, Row } from '#lib/signet/request/request.ts'
import { LABELS, type Label } from './placed-problems.labels.ts'

const kinds = idKindsOf(COMPONENT_SCHEMAS)
const operationOf = (label: Label) => OPERATIONS.find(({ id }) => id === label.operation)

function rows(values: Readonly<Record<string, string>> = {}): Row[] {
  return Object.entries(values).map(([name, value]) => ({ name, value, enabled: true }))
}

function draftOf(label: Label): RequestDraft {
  const { operation, body } = label
  return {
    operationId: operation,
    method: operationOf(label)?.method ?? 'POST',
    path: operationOf(label)?.path ?? '/made/up',
    pathValues: label.path ?? {},
    query: rows(label.query),
    headers: rows(label.headers),
    body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  }
}

function placed(label: Label, draft = draftOf(label)): string[] {
  const { status = 400, answer, operation } = label
  const reading = readAnswer({ status, contentType: 'application/json', text: JSON.stringify(answer) })
  const request = {
    draft,
    operation: operationOf(label),
    bodySchema: operation === undefined ? undefined : bodySchema(operation),
  }
  return placeProblems(problemsOf(reading), request, kinds).map(wordsFor)
}

function wordsFor({ place, nearest, otherForm }: Problem): string {
  if (otherForm !== undefined) return 'other form'
  if (place === undefined) return nearest === undefined ? 'none' : `none, ${nearest}`
  return place.in === 'body' ? `body ${place.pointer}` : `${place.in} ${place.name}`
}

const isPlace = (words: string | undefined): boolean => /^(body|query|path|header) /.test(words ?? '')

it.each(LABELS)('places $of', (label) => {
  expect(placed(label)).toEqual(label.expected)
})

it('is right about every place that it is certain of, and knows nearly all', () => {
  const judged = LABELS.map((label) => ({ expected: label.expected, found: placed(label) }))
  const told = judged.flatMap(({ expected, found }) =>
    found.map((words, at) => ({ words, right: expected[at] === words })),
  )
  const certain = told.filter(({ words }) => isPlace(words))
  const right = certain.filter(({ right }) => right)
  const due = judged.flatMap(({ expected }) => expected).filter(isPlace)

  expect(LABELS.length).toBeGreaterThanOrEqual(60)
  expect(right.length / certain.length).toBe(1)
  expect(right.length / due.length).toBeGreaterThanOrEqual(0.95)
})

const NEW_NAME = 'zzz'

/** The request with the name at a place changed; undefined where no name of the user's stands there. */
function renamed(label: Label, words: string): RequestDraft | undefined {
  const draft = draftOf(label)
  const [part = '', name = ''] = words.split(' ')
  if (part === 'body') return renamedInBody(draft, pointerSteps(name))
  const rename = (all: readonly Row[]) => all.map((row) => (row.name === name ? { ...row, name: NEW_NAME } : row))
  if (part === 'query')
    return draft.query.some((row) => row.name === name) ? { ...draft, query: rename(draft.query) } : undefined
  if (part === 'header')
    return draft.headers.some((row) => row.name === name) ? { ...draft, headers: rename(draft.headers) } : undefined
  return { ...draft, path: draft.path.replace(`{${name}}`, `{${NEW_NAME}}`), pathValues: { [NEW_NAME]: 'x' } }
}

function renamedInBody(draft: RequestDraft, steps: readonly string[]): RequestDraft | undefined {
  const last = steps.at(-1)
  if (last === undefined || draft.body === '') return undefined
  const body = JSON.parse(draft.body)
  const holder = steps.slice(0, -1).reduce((at, step) => at?.[step], body)
  if (Array.isArray(holder) || holder?.[last] === undefined) return undefined
  holder[NEW_NAME] = holder[last]
  delete holder[last]
  return { ...draft, body: JSON.stringify(body) }
}

const PLACED = LABELS.flatMap((label) =>
  label.expected.flatMap((words, at) => {
    const draft = isPlace(words) ? renamed(label, words) : undefined
    return draft === undefined ? [] : [{ of: label.of, words, at, label, draft }]
  }),
)

it.each(PLACED)('no longer places $of at $words once that is renamed', ({ label, draft, at }) => {
  expect(placed(label, draft)[at]).toMatch(/^(none|other form)/)
})
