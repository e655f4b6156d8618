import { expect, it } from 'vitest'
import { checkBody, remarksOn } from '#lib/signet/body/body-check.ts'
import { nameHints, valueHints, wordsAbout } from '#lib/signet/body/body-hints.ts'
import type { Schema } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'

const blacklist = bodySchema('blacklistClient') as Schema

it('underlines what the documentation would not allow, and what it does not know', () => {
  const text = '{"clientId": "ada", "mine": 1, "reasons": [{"category": "FRAUD"}]}'
  const found = remarksOn(blacklist, text, new Map()).map(({ from, to, kind }) => [kind, text.slice(from, to)])

  expect(found).toEqual([
    ['wrong', '"ada"'],
    ['unknown', '"mine"'],
    ['wrong', '{'],
    ['wrong', '"FRAUD"'],
  ])
})

it('says what an answer refused in the place of what the documentation says', () => {
  const text = '{"clientId": "ada", "reasons": []}'
  const remarks = remarksOn(blacklist, text, new Map([['/clientId', 'Refused.']]))

  expect(remarks[0]).toEqual({ from: 13, to: 18, kind: 'refused', message: 'Refused.' })
})

it('judges no variable, and no text that is not JSON', () => {
  expect([...checkBody(blacklist, '{"clientId": "{{client}}", "reasons": []}').keys()]).toEqual(['/reasons'])
  expect(remarksOn(blacklist, '{"clientId": ', new Map())).toEqual([])
})

it('names what an object may have beside what it has, of every alternative', () => {
  expect(nameHints(blacklist, [], ['clientId']).map(({ text }) => text)).toEqual(['reasons', 'userId', 'reason'])
  expect(nameHints(blacklist, ['reasons', '3'], [])).toContainEqual({
    text: 'severity',
    detail: 'text',
    about: '',
    required: true,
  })
})

it('names the values that a place may have', () => {
  expect(valueHints(blacklist, ['reasons', '0', 'severity']).map(({ text }) => text)).toEqual([
    '"LOW"',
    '"MEDIUM"',
    '"HIGH"',
  ])
  expect(valueHints({ properties: { on: { type: ['boolean', 'null'] } } }, ['on']).map(({ text }) => text)).toEqual([
    'true',
    'false',
    'null',
  ])
})

it('says what is known of a place', () => {
  expect(wordsAbout(blacklist, ['clientId'])).toEqual(['uuid · required', 'The client.'])
  expect(wordsAbout(blacklist, ['reasons'])).toEqual(['list · required', 'at least 1 entry, at most 10 entries'])
  expect(wordsAbout(blacklist, ['nothing'])).toEqual([])
})
