import { describe, expect, it } from 'vitest'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { type Verdict, verdictOf } from '#lib/signet/envelope/verdict.ts'

const STATUSES = [200, 201, 204, 299, 301, 302, 307, 400, 401, 404, 409, 422, 429, 499, 500, 502, 503, 599]
const SUCCESSES = [true, false, undefined, 'true', 1, null]
const ERRORS: readonly (readonly [of: string, fields: object, told: boolean])[] = [
  ['no errors', {}, false],
  ['empty errors', { errors: {} }, false],
  ['a list of no errors', { errors: [], error: null }, false],
  ['errors by name', { errors: { email: { code: 'duplicate', reason: 'Taken.' } } }, true],
  ['an error as text', { error: 'email is taken' }, true],
  ['an error as an object', { error: { code: 'CLIENT_EXISTS', email: 'a@example.test' } }, true],
]
const TYPES: readonly (readonly [type: string, isJson: boolean | undefined])[] = [
  ['application/json', true],
  ['application/problem+json; charset=utf-8', true],
  ['text/html', false],
  ['text/plain; charset=utf-8', false],
  ['', undefined],
]

/** The rule: status and success must agree, and a success has no errors beside it. */
function ruled(status: number, success: unknown, hasErrors: boolean): Verdict['kind'] {
  if (typeof success !== 'boolean') return 'not-an-envelope'
  const isOk = status >= 200 && status <= 299
  if (isOk !== success || (success && hasErrors)) return 'contradiction'
  return success ? 'success' : 'failure'
}

const judged = (status: number, contentType: string, text: string) =>
  verdictOf(readAnswer({ status, contentType, text }))

describe.each(STATUSES)('judges %i', (status) => {
  const cells = SUCCESSES.flatMap((success) =>
    ERRORS.flatMap(([of, fields, told]) =>
      TYPES.map(([type, isJson]) => ({ success, of, fields, told, type, isJson, shown: type || 'no type' })),
    ),
  )

  it.each(cells)('with success $success, $of, sent as $shown', ({ success, fields, told, type, isJson }) => {
    const { kind, sentence } = judged(status, type, JSON.stringify({ success, ...fields }))

    expect(kind).toBe(ruled(status, success, told))
    expect(sentence).toContain(`${status}`)
    expect(sentence.includes('but it is JSON')).toBe(isJson === false)
    expect(/ but (?:success|\d+ problem)/.test(sentence)).toBe(kind === 'contradiction')
    if (kind !== 'not-an-envelope') expect(sentence).toContain(`success ${success}`)
    if (told) expect(sentence).toContain('1 problem')
  })
})

const FORMS: readonly (readonly [of: string, text: string])[] = [
  ['a page of HTML', '<!doctype html><title>502</title>'],
  ['an envelope that breaks off', '{"success": true, "data": {"cli'],
  ['binary data', 'PNG\0\0\0\u0001\u0002'],
  ['an empty body', ''],
  ['white space', ' \n'],
  ['a text', 'upstream timed out'],
  ['a list', '[{"success": true}]'],
  ['a text in JSON', '"success"'],
  ['null', 'null'],
]

describe.each(STATUSES)('judges %i', (status) => {
  const cells = FORMS.flatMap(([of, text]) => TYPES.map(([type]) => ({ of, text, type, shown: type || 'no type' })))

  it.each(cells)('with $of, sent as $shown, as no envelope', ({ text, type }) => {
    const isEmptyOk = status === 204 && text.trim() === ''
    const { kind, sentence } = judged(status, type, text)

    expect(kind).toBe(isEmptyOk ? 'success' : 'not-an-envelope')
    expect(sentence).toContain(`${status}`)
    expect(sentence.startsWith('Succeeded')).toBe(isEmptyOk)
  })
})
