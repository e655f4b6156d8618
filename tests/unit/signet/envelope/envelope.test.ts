import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { verdictOf } from '#lib/signet/envelope/verdict.ts'
import { problemsOf } from '#lib/signet/problems/problems.ts'

const read = (text: string, contentType = 'application/json', status = 200) => readAnswer({ status, contentType, text })

it.each([
  ['{"success":true,"message":"ok","data":{}}', 'envelope'],
  ['\uFEFF {"success":false}', 'envelope'],
  ['{"success":"true"}', 'json'],
  ['[]', 'json'],
  ['null', 'json'],
  ['"text"', 'json'],
  ['{"success":true,"data":{"a":[1,2', 'truncated'],
  ['{"success":true,"message":"half a te', 'truncated'],
  ['{"success":tr', 'truncated'],
  ['{"success":true,,}', 'not-json'],
  ['<!DOCTYPE html><title>x</title>', 'html'],
  ['  <!-- a --><!-- b --><html>', 'html'],
  ['<h1>502 Bad Gateway</h1>', 'html'],
  ['<?xml version="1.0"?><a/>', 'not-json'],
  ['upstream timed out', 'not-json'],
  ['', 'empty'],
  [' \r\n', 'empty'],
  ['\u0089PNG\r\n\u001A\n\0\0\0', 'binary'],
  ['\uFFFD\uFFFD\uFFFDabc', 'binary'],
])('takes %j for %s', (text, form) => {
  expect(read(text).form).toBe(form)
})

it('gives what the envelope says', () => {
  const { success, message, data } = read('{"success":true,"message":"Done.","data":{"n":1}}')
  expect({ success, message, data }).toEqual({ success: true, message: 'Done.', data: { n: 1 } })
})

it('finds the message inside data where older answers keep it', () => {
  expect(read('{"success":true,"data":{"message":"Done."}}').message).toBe('Done.')
})

it.each([
  ['{"success":true}', 'application/json; charset=utf-8', undefined],
  ['{"success":true}', 'application/problem+json', undefined],
  ['{"success":true}', '', undefined],
  ['', 'text/html', undefined],
  ['<html>', 'text/html', undefined],
  ['{"success":true}', 'text/HTML; charset=utf-8', 'sent as text/html, but it is JSON'],
  ['<html>', 'application/json', 'sent as JSON, but it is HTML'],
  ['oops', 'application/json', 'sent as JSON, but it is not'],
])('says where content and content type disagree: %j as %s', (text, contentType, mismatch) => {
  expect(read(text, contentType).mismatch).toBe(mismatch)
})

it('reads whatever comes, and has a verdict on it', { timeout: 30_000 }, () => {
  const usual = fc.constantFrom<unknown>(true, false, null, 0, '', 'text', [], {}, ['a', 1], { a: { code: 'c' } }, [
    [{ x: {} }],
  ])
  const anyJson = fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
  const envelope = fc.record(
    {
      success: anyJson,
      message: anyJson,
      data: anyJson,
      errors: anyJson,
      error: anyJson,
    },
    { requiredKeys: [] },
  )
  const cut = fc.tuple(envelope, fc.nat()).map(([value, at]) => {
    const json = JSON.stringify(value)
    return json.slice(0, at % (json.length + 1))
  })
  const text = fc.oneof(
    envelope.map((value) => JSON.stringify(value)),
    cut,
    fc.string({ unit: 'binary' }),
    fc.json(),
  )
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 999 }), fc.string(), (body, status, contentType) => {
      const reading = readAnswer({ status, contentType, text: body })
      expect(problemsOf(reading).filter(({ reason }) => reason === '')).toEqual([])
      expect(verdictOf(reading).sentence).toMatch(/^[A-Z].+: .+/)
    }),
    { numRuns: 10_000 },
  )
})

it('reads errors that are nested without end', () => {
  const deep = `{"success":false,"errors":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`
  expect(problemsOf(read(deep))).toEqual([])
})
