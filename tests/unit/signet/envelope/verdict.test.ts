import { expect, it } from 'vitest'
import { decodeBody } from '#lib/signet/envelope/decode-body.ts'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { noAnswer, verdictOf } from '#lib/signet/envelope/verdict.ts'

const OK = '{"success":true,"message":"Done.","data":{}}'
const NO = '{"success":false}'
const TWO = '{"success":false,"message":"Refused.","errors":{"a":"x","b":"y"}}'
const BESIDE = '{"success":true,"errors":{"a":"x"}}'

it.each([
  [200, OK, 'success', 'Succeeded: 200, success true'],
  [201, OK, 'success', 'Succeeded: 201, success true'],
  [204, '', 'success', 'Succeeded: 204, no body'],
  [400, TWO, 'failure', 'Refused: 400, success false, 2 problems'],
  [
    401,
    '{"success":false,"message":"No.","errors":{"authorization":{"code":"missing_header","reason":"r"}}}',
    'failure',
    'Not authorised: 401, success false, 1 problem',
  ],
  [403, NO, 'failure', 'Forbidden: 403, success false'],
  [404, '{"success":false,"message":"Not found"}', 'failure', 'Not found: 404, success false, 1 problem'],
  [409, NO, 'failure', 'Conflict: 409, success false'],
  [429, NO, 'failure', 'Too many calls: 429, success false'],
  [500, NO, 'failure', 'Server error: 500, success false'],
  [302, NO, 'failure', 'Redirected: 302, success false'],
  [200, TWO, 'contradiction', 'Contradiction: 200, but success false, 2 problems'],
  [404, OK, 'contradiction', 'Contradiction: 404, but success true'],
  [500, BESIDE, 'contradiction', 'Contradiction: 500, but success true, 1 problem'],
  [302, OK, 'contradiction', 'Contradiction: 302, but success true'],
  [200, BESIDE, 'contradiction', 'Contradiction: 200, success true, but 1 problem'],
  [200, '[]', 'not-an-envelope', 'Not an envelope: 200, JSON without a success of true or false'],
  [422, '{"detail":"x"}', 'not-an-envelope', 'Refused: 422, JSON without a success of true or false, 1 problem'],
  [200, '', 'not-an-envelope', 'Not an envelope: 200, an empty body'],
  [401, '', 'not-an-envelope', 'Not authorised: 401, an empty body'],
  [200, OK.slice(0, 20), 'not-an-envelope', 'Not an envelope: 200, JSON that breaks off'],
  [500, 'oops\0', 'not-an-envelope', 'Server error: 500, binary data, sent as JSON, but it is binary data'],
  [
    502,
    '<html>',
    'not-an-envelope',
    'Server error: 502, an HTML page, as a proxy or a wrong address gives, sent as JSON, but it is HTML',
  ],
])('judges %i with %s: %s', (status, text, kind, sentence) => {
  expect(verdictOf(readAnswer({ status, contentType: 'application/json', text }))).toEqual({ kind, sentence })
})

it('tells a content type that is wrong', () => {
  const { kind, sentence } = verdictOf(readAnswer({ status: 200, contentType: 'text/html', text: OK }))
  expect({ kind, sentence }).toEqual({
    kind: 'success',
    sentence: 'Succeeded: 200, success true, sent as text/html, but it is JSON',
  })
})

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const LATIN = '{"success":true,"data":{"name":"Zoë"}}'

it.each([
  [LATIN, 'application/json', 'Succeeded: 200, success true, not UTF-8: the first bad byte is at 34'],
  [LATIN, 'application/json; charset=latin1', 'Succeeded: 200, success true, in windows-1252'],
  [
    `{"note":"${'x'.repeat(1_195)}ä"}`,
    'application/json; charset=unheard-of',
    'Not an envelope: 200, JSON without a success of true or false, not UTF-8: the first bad byte is at 1,204',
  ],
  ['ä ö ü', 'text/plain', 'Not an envelope: 200, a text that is not JSON, not UTF-8: the first bad byte is at 0'],
  ['ä\0\u0001', 'application/pdf', 'Not an envelope: 200, binary data'],
])('names the encoding of %s, sent as %s', (text, contentType, sentence) => {
  const decoded = decodeBody(bytes(text), contentType)

  expect(verdictOf(readAnswer({ status: 200, contentType, text: decoded.text, decoded })).sentence).toBe(sentence)
})

it('says where the content type names another encoding than the text has', () => {
  const decoded = decodeBody(new TextEncoder().encode(LATIN), 'application/json; charset=ISO-8859-1')

  const { sentence } = verdictOf(
    readAnswer({ status: 200, contentType: 'application/json', text: decoded.text, decoded }),
  )

  expect(sentence).toBe('Succeeded: 200, success true, declared as windows-1252, but it is UTF-8')
})

it('has the reason as its sentence when nothing came', () => {
  expect(noAnswer('The host was not found.')).toEqual({ kind: 'no-answer', sentence: 'The host was not found.' })
})
