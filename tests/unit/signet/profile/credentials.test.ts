import { expect, it } from 'vitest'
import { cleanCredential, hasSeveralWords, parsePasted } from '#lib/signet/profile/credentials.ts'

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
  ['labels with nothing but space behind them', 'API key     pk_test_1\nAPI secret  sk/+9=='],
  ['such labels on one line', 'API key pk_test_1 API secret sk/+9=='],
  ['two words, the key first', ' pk_test_1 sk/+9==\n'],
  ['words with a tab between', 'pk_test_1\tsk/+9=='],
  ['a label that ends in the other word', 'API secret key\nsk/+9==\nAPI key\npk_test_1'],
])('reads %s', (_form, text) => {
  expect(parsePasted(text)).toEqual(PAIR)
})

it.each([
  [
    'the lines that the sandbox prints',
    'Sandbox of Signet. It answers as Signet does, and invents where Signet’s documents stop.\nBase URL    http://127.0.0.1:4010\nAPI key     pk_test_1\nAPI secret  sk/+9==',
  ],
  [
    'an .env file with the address',
    'SIGNET_BASE_URL=http://127.0.0.1:4010\nSIGNET_API_KEY=pk_test_1\nSIGNET_API_SECRET=sk/+9==',
  ],
  ['JSON with the address', '{"baseUrl":"http://127.0.0.1:4010","apiKey":"pk_test_1","apiSecret":"sk/+9=="}'],
  ['all of it on one line', 'Base URL http://127.0.0.1:4010 API key pk_test_1 API secret sk/+9=='],
])('reads the address beside key and secret from %s', (_form, text) => {
  expect(parsePasted(text)).toEqual({ ...PAIR, baseUrl: 'http://127.0.0.1:4010' })
})

it('knows more than one word, whatever stands between', () => {
  expect(['pk_test_1', ' pk_test_1\n', 'pk\u200B_test_1'].map(hasSeveralWords)).toEqual([false, false, false])
  expect(['pk_test_1 sk', 'pk\nsk', 'pk\u00A0sk'].map(hasSeveralWords)).toEqual([true, true, true])
})

it('gives the one that is there when the other is missing', () => {
  expect(parsePasted('SIGNET_API_KEY=pk_test_1')).toEqual({ apiKey: 'pk_test_1' })
})

it.each([
  '',
  'pk_test_1',
  'pk test\nsk one',
  'a\nb\nc',
  'the key',
  'my other secret',
  'Base URL http://127.0.0.1:4010',
  '{"apiKey":',
  '{"publicKey":"x"}',
  'x'.repeat(5_000),
])('takes %j for no pair', (text) => {
  expect(parsePasted(text)).toBeUndefined()
})

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
