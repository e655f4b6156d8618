import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCurl } from '#lib/interchange/curl.ts'
import { pastedDraft } from '#lib/interchange/pasted.ts'
import { shellWords } from '#lib/interchange/shell-words.ts'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { safeQuote } from '#lib/signet/snippets/ci-shell.ts'
import { curl, shellQuote } from '#lib/signet/snippets/curl.ts'
import { snippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { awkwardHeader, awkwardText } from '../../fakes/awkward.ts'
import { aProfile } from '../../fakes/profile.ts'
import { aSnippetRequest } from '../../fakes/snippet.ts'

const PROFILE = aProfile({ baseUrl: 'https://api.getsignet.xyz', serviceUrls: { partner: 'https://localhost:4401' } })

/** What a pasted command becomes under the profile. */
function paste(command: string) {
  const pasted = parseCurl(command)
  return pasted && pastedDraft(pasted, PROFILE, OPERATIONS)
}
const headersOf = (command: string) => paste(command)?.draft.headers.map(({ name, value }) => [name, value])

const doubleQuote = (text: string): string => `"${text.replace(/["\\$`]/g, '\\$&')}"`
const QUOTES = [shellQuote, safeQuote, doubleQuote]

it('takes a command apart as a shell does, whatever its quotes', () => {
  const words = fc.array(fc.tuple(awkwardText, fc.constantFrom(...QUOTES)), { minLength: 1, maxLength: 4 })

  fc.assert(
    fc.property(words, (parts) => {
      const command = parts.map(([text, quote]) => quote(text)).join(' \\\n ')
      expect(shellWords(`${command} # and so on`)).toEqual(parts.map(([text]) => text))
    }),
    { numRuns: 2000, seed: 7 },
  )
})

it('reads back what our own snippet says', () => {
  const request = fc.record({ query: awkwardText, header: awkwardHeader, body: awkwardText })

  fc.assert(
    fc.property(request, ({ query, header, body }) => {
      const headers = [['x-note', header || '-'] as const, ['content-type', 'text/plain'] as const]
      const told = { bearer: 'environment', operation: undefined, tokenUrl: undefined } as const
      const url = `https://localhost/a?b=${query}`
      const read = parseCurl(curl({ ...told, method: 'PUT', url, headers, body }))
      expect(read).toEqual({
        method: 'PUT',
        url,
        headers: [['Authorization', 'Bearer $SIGNET_TOKEN'], ...headers],
        body,
        told: [],
      })
    }),
    { numRuns: 2000, seed: 8 },
  )
})

it.each(OPERATIONS)('makes $method $path of its cURL command again', (operation) => {
  const draft = draftOf(operation)

  const read = paste(curl(snippetRequest(draft, PROFILE, operation)))

  expect(read?.told).toEqual([])
  expect(read?.draft.operationId).toBe(operation.id)
  expect(read && buildRequest(read.draft, PROFILE)).toEqual(buildRequest(draft, PROFILE))
})

const BASE = 'https://api.getsignet.xyz'
it.each([
  [`curl ${BASE}/a -d '{}'`, { method: 'POST', path: '/a', body: '{}' }],
  [
    `curl -XPATCH '${BASE}/a' --data-raw $'{"a":"it\\'s \\xc3\\xbc\\u00fc"}'`,
    { method: 'PATCH', body: '{"a":"it\'s üü"}' },
  ],
  [`curl -sSL --compressed --max-time 5 -o out.json --url ${BASE}/a`, { method: 'GET', path: '/a' }],
  [`$ curl --json '{"a":' --json '1}' ${BASE}/a | jq .`, { method: 'POST', body: '{"a":1}' }],
  [`curl -G ${BASE}/a -d limit=5 --data-urlencode 'name=a b&c'`, { method: 'GET', path: '/a', body: '' }],
  [`curl --request=DELETE ${BASE}/a --data-binary '{"a":1}'; rm -rf /`, { method: 'DELETE', body: '{"a":1}' }],
  [`curl -I ${BASE}/a`, { method: 'HEAD' }],
  [`curl "$SIGNET_BASE_URL/partner/v1/get-client/7"`, { operationId: 'getClient', pathValues: { clientId: '7' } }],
  [
    'curl https://localhost:4401/partner/v1/all-clients?limit=5',
    { operationId: 'listClients', path: '/partner/v1/all-clients' },
  ],
] as const)('reads %s', (command, expected) => {
  expect(paste(command)?.draft).toMatchObject(expected)
  expect(paste(command)?.told).toEqual([])
})

it('sends and reads a long body by the input, where it is too long for an argument', () => {
  const body = JSON.stringify({ text: "it's ".repeat(40_000), JSON: '$HOME' }, null, 1)
  const command = curl({ ...aSnippetRequest('registerClient'), body })

  expect(execFileSync('bash', { input: `curl() { cat; }\n${command}`, maxBuffer: 1e7 }).toString()).toBe(`${body}\n`)
  expect(paste(command)).toMatchObject({ told: [], draft: { operationId: 'registerClient', body } })
})

it('reads what browsers copy for Windows', () => {
  const command = `# a note\ncurl -X PUT ^"${BASE}/a^" ^\r\n --data-raw ^"^{^\\^"a^\\^":1^}^"`

  expect(paste(command)?.draft).toMatchObject({ method: 'PUT', path: '/a', body: '{"a":1}' })
})

it('puts data into the query where -G says so', () => {
  const rows = paste(`curl -G ${BASE}/a?x=1 -d limit=5 --data-urlencode 'name=a b&c'`)?.draft.query

  expect(rows?.map(({ name, value }) => [name, value])).toEqual([
    ['x', '1'],
    ['limit', '5'],
    ['name', 'a b&c'],
  ])
})

it('leaves out the headers that are added anyway, and keeps all others', () => {
  expect(
    headersOf(
      `curl ${BASE}/a -H 'accept: */*' -H 'content-type: application/json' -H 'sec-ch-ua: x' -A me -e https://x -H 'x-note: 1' -H 'x-empty;' -d {}`,
    ),
  ).toEqual([['x-note', '1']])
  expect(headersOf(`curl ${BASE}/a -d a=1`)).toEqual([['content-type', 'application/x-www-form-urlencoded']])
})

it.each([
  [`-H 'Authorization: Bearer planted.secret.value'`, 'token'],
  ['-u name:planted-secret', 'token'],
  ['--oauth2-bearer planted.secret.value', 'token'],
  [`-H 'x-api-key: planted-secret'`, 'secret'],
  [`-d '{"apiSecret": "planted-secret"}'`, 'secret'],
  ['--url-query access_token=planted-secret', 'secret'],
])('takes %s out, and tells it', (option, word) => {
  const read = paste(`curl ${BASE}/a ${option}`)

  expect(JSON.stringify(read)).not.toContain('planted')
  expect(read?.told).toEqual([expect.stringMatching(new RegExp(`^A ${word} was taken out`))])
})

it('says nothing of a token that is a variable', () => {
  expect(paste(`curl ${BASE}/a -H "Authorization: Bearer $TOKEN"`)?.told).toEqual([])
})

it('takes a user name out of an address', () => {
  const read = paste('curl https://me:planted@api.getsignet.xyz/a')

  expect(read?.draft.path).toBe('/a')
  expect(read?.told).toHaveLength(1)
})

it('leaves a host that is none of the profile’s where it is, and tells it', () => {
  const read = paste('curl https://evil.test/fraud/v1/report/all?a=1')

  expect(read).toMatchObject({ foreignHost: 'evil.test', draft: { path: 'https://evil.test/fraud/v1/report/all' } })
  expect(read && (() => buildRequest(read.draft, PROFILE))).toThrow(/evil\.test is not an address/)
})

it('uses https where the profile’s own host is written with http', () => {
  const read = paste('curl http://api.getsignet.xyz/fraud/v1/report/all')

  expect(read).toMatchObject({ foreignHost: undefined, draft: { operationId: 'listReports' } })
  expect(read?.told).toEqual(['It says http. The profile’s https is used.'])
})

it('tells what a page cannot send', () => {
  const read = paste(`curl ${BASE}/a -d @body.json -F file=@x -b a=1 -H @headers.txt`)

  expect(read?.draft).toMatchObject({ method: 'POST', body: '' })
  expect(read?.told).toHaveLength(4)
})

it.each(['', 'curl', '/fraud/v1/report/all', 'https://api.getsignet.xyz/a', 'curling is a sport', 'echo curl x'])(
  'takes %j for no command',
  (text) => expect(parseCurl(text)).toBeUndefined(),
)

it('reads whatever comes without an error', () => {
  fc.assert(
    fc.property(awkwardText, (text) => {
      paste(`curl ${text}`)
    }),
    { numRuns: 2000, seed: 9 },
  )
})
