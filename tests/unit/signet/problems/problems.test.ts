import { expect, it } from 'vitest'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { problemsOf } from '#lib/signet/problems/problems.ts'

function problems(json: unknown, status = 400) {
  const reading = readAnswer({ status, contentType: 'application/json', text: JSON.stringify(json) })
  return problemsOf(reading).map(({ name, code, reason }) => [name, code, reason])
}

const failure = (rest: object) => ({ success: false, message: 'Refused.', ...rest })

it.each([
  [
    'errors by name',
    { errors: { clientId: { code: 'unknown', reason: 'No such client.' } } },
    [['clientId', 'unknown', 'No such client.']],
  ],
  [
    'errors by name as text',
    { errors: { email: 'is taken', name: ['too short', 'no digits'] } },
    [
      ['email', undefined, 'is taken'],
      ['name', undefined, 'too short'],
      ['name', undefined, 'no digits'],
    ],
  ],
  [
    'nested errors',
    { errors: { reasons: [{ category: { code: 'enum', reason: 'Unknown.' } }], address: { city: 'missing' } } },
    [
      ['reasons[0].category', 'enum', 'Unknown.'],
      ['address.city', undefined, 'missing'],
    ],
  ],
  [
    'flat names of nested fields',
    { errors: { 'reasons.0.category': { code: 'enum', reason: 'Unknown.' } } },
    [['reasons[0].category', 'enum', 'Unknown.']],
  ],
  [
    'fields that are called like the parts of a problem',
    { errors: { reason: { code: 'a', reason: 'b' }, code: 'is required' } },
    [
      ['reason', 'a', 'b'],
      ['code', undefined, 'is required'],
    ],
  ],
  [
    'a list of texts',
    { errors: ['first', 'second'] },
    [
      [undefined, undefined, 'first'],
      [undefined, undefined, 'second'],
    ],
  ],
  [
    'a list of objects',
    {
      errors: [
        { field: 'email', message: 'is taken' },
        { path: ['body', 'reasons', 0], code: 'enum' },
        { pointer: '/a/1/b', detail: 'c' },
      ],
    },
    [
      ['email', undefined, 'is taken'],
      ['reasons[0]', 'enum', 'Refused.'],
      ['a[1].b', undefined, 'c'],
    ],
  ],
  ['errors as text', { errors: 'All wrong.' }, [[undefined, undefined, 'All wrong.']]],
  ['error as text', { error: 'email must be an email' }, [[undefined, undefined, 'email must be an email']]],
  [
    'error as an object with the field in it',
    { error: { code: 'EMAIL_EXISTS', email: 'a@example.com' } },
    [['email', 'EMAIL_EXISTS', 'Refused.']],
  ],
  ['error as a code and a message', { error: { code: 404, message: 'Not here.' } }, [[undefined, '404', 'Not here.']]],
  ['neither', {}, [[undefined, undefined, 'Refused.']]],
  ['errors of a wrong kind', { errors: true, error: null }, [[undefined, undefined, 'Refused.']]],
])('reads %s', (_form, rest, found) => {
  expect(problems(failure(rest))).toEqual(found)
})

it.each([
  [
    'a message that is a list',
    { statusCode: 400, message: ['a is required', 'b is too long'], error: 'Bad Request' },
    [
      [undefined, undefined, 'a is required'],
      [undefined, undefined, 'b is too long'],
    ],
  ],
  [
    'a detail with locations',
    { detail: [{ loc: ['body', 'reasons', 0, 'category'], msg: 'field required', type: 'value_error.missing' }] },
    [['reasons[0].category', 'value_error.missing', 'field required']],
  ],
  [
    'a detail as text',
    { title: 'Bad Request', detail: 'The id is wrong.' },
    [[undefined, undefined, 'The id is wrong.']],
  ],
  ['a title alone', { title: 'Bad Request' }, [[undefined, undefined, 'Bad Request']]],
])('reads what a framework answers in place of an envelope: %s', (_form, json, found) => {
  expect(problems(json)).toEqual(found)
})

it('finds no problem in a success', () => {
  expect(
    problems({ success: true, message: 'Done.', data: { errors: ['not ours'] }, errors: [], error: null }, 200),
  ).toEqual([])
})

it('finds the problems beside a success', () => {
  expect(problems({ success: true, errors: { email: 'is taken' } }, 200)).toEqual([['email', undefined, 'is taken']])
})
