import { expect, it } from 'vitest'
import { cleanCredential, parsePasted } from '#lib/signet/credentials.ts'

const PAIR = { apiKey: 'pk_test_1', apiSecret: 'sk/+9==' }

it.each([
  ['two bare lines', 'pk_test_1\nsk/+9==\n'],
  ['bare lines with blank ones and invisible characters between', '\uFEFF pk_test_1\u200B \r\n\r\n  "sk/+9=="  '],
  ['an .env file', '# Signet\nSIGNET_API_KEY=pk_test_1\nSIGNET_API_SECRET="sk/+9=="  # test\n'],
  ['exported lines, the secret first', "export SIGNET_API_SECRET='sk/+9=='\nexport SIGNET_API_KEY=pk_test_1"],
  ['assignments before a command', 'SIGNET_API_KEY=pk_test_1 SIGNET_API_SECRET=sk/+9=='],
  ['JSON', '{"apiSecret":"sk/+9==","apiKey":"pk_test_1"}'],
  ['JSON in snake case, nested', '{"signet":{"api_key":" pk_test_1","api_secret":"sk/+9=="}}'],
  ['the inside of a JSON object', '"apiKey": "pk_test_1",\n"apiSecret": "sk/+9=="'],
  ['labelled lines', 'API Key: pk_test_1\nAPI Secret: sk/+9=='],
  ['labels above their values', 'API Key\npk_test_1\nAPI Secret\nsk/+9=='],
])('reads %s', (_form, text) => {
  expect(parsePasted(text)).toEqual(PAIR)
})

it('gives the one that is there when the other is missing', () => {
  expect(parsePasted('SIGNET_API_KEY=pk_test_1')).toEqual({ apiKey: 'pk_test_1' })
})

it.each(['', 'pk_test_1', 'pk test\nsk one', 'a\nb\nc', '{"apiKey":', '{"publicKey":"x"}', 'x'.repeat(5_000)])(
  'takes %j for no pair',
  (text) => {
    expect(parsePasted(text)).toBeUndefined()
  },
)

it.each([
  ['  key\n', 'key', true],
  ['"key"', 'key', true],
  ['“ key ”', 'key', true],
  ['k\u200Bey\uFEFF', 'key', true],
  ['"', '"', false],
  ['key', 'key', false],
])('cleans %j to %j', (text, value, trimmed) => {
  expect(cleanCredential(text)).toEqual({ value, trimmed })
})
