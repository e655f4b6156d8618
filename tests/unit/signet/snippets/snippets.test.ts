import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import { ciGithub } from '#lib/signet/snippets/ci-github.ts'
import { ciScript, safeQuote } from '#lib/signet/snippets/ci-shell.ts'
import { curl, curlWords } from '#lib/signet/snippets/curl.ts'
import { type SnippetRequest, snippetRequest, withToken } from '#lib/signet/snippets/snippet-request.ts'
import { LANGUAGES } from '#lib/signet/snippets/snippets.ts'
import { awkwardHeader, awkwardText } from '../../../fakes/awkward.ts'
import { curlArguments } from '../../../fakes/bash.ts'
import { aProfile } from '../../../fakes/profile.ts'
import { aSnippetRequest, operationOf } from '../../../fakes/snippet.ts'

const row = (name: string, value: string) => ({ name, value, enabled: true })

/** What a snippet can get wrong: a query, a DELETE with a body, texts to be quoted, numbers, keys, a typed token. */
const CASES: Readonly<Record<string, SnippetRequest>> = {
  'A list': aSnippetRequest('listClients', { query: [row('limit', '20'), row('offset', '0')] }),
  'A DELETE with a body': aSnippetRequest('unflagIp'),
  'Texts to be quoted': aSnippetRequest('registerClient', {
    headers: [row('x-note', `it's "so" \\ $HOME`)],
    body: `{"name": "O'Neil \\"$HOME\\" \\\\ #{1} \`x\`", "email": "a@b.test", "tags": [], "ok": true, "none": null}`,
  }),
  'A number that no double holds': aSnippetRequest('registerClient', { body: '{"name": 12345678901234567890}' }),
  'A token from key and secret': aSnippetRequest('generateToken'),
  'With the real token': withToken(aSnippetRequest('getClient'), 'aaa.bbb-c_c.ddd'),
}

it.each(LANGUAGES)('writes $label as its golden file has it', async ({ id, write, lack }) => {
  const parts = Object.entries(CASES).map(([name, request]) => `=== ${name}\n${lack?.(request) ?? write(request)}\n`)

  await expect(parts.join('\n')).toMatchFileSnapshot(`../../../snippets/golden/${id}.txt`)
})

it('holds no secret that was typed, in any language, and says where it comes from in place of it', () => {
  const secrets = ['planted-key-1234', 'planted-secret-5678', 'planted-header-9']
  const headers = [row('Authorization', `Bearer ${secrets[2]}`), row('x-api-key', 'planted-key-1234')]
  const request = aSnippetRequest('generateToken', {
    headers,
    body: JSON.stringify({ apiKey: secrets[0], apiSecret: secrets[1] }),
  })

  for (const { label, write, lack } of LANGUAGES) {
    if (lack?.(request)) continue
    const code = write(request)
    for (const secret of secrets) expect(code, label).not.toContain(secret)
    expect(code, label).toMatch(/SIGNET_API_KEY[\s\S]*SIGNET_API_SECRET/)
  }
})

it('says of each operation that the SDK has, and of no other, how the SDK does it', () => {
  const sdk = LANGUAGES.find(({ id }) => id === 'python-sdk')
  const lacking = OPERATIONS.filter(({ id }) => sdk?.lack?.(aSnippetRequest(id)) !== undefined)

  expect(lacking.map(({ id }) => id)).toEqual(OPERATIONS.filter((one) => one.sdk === undefined).map(({ id }) => id))
})

it('says why the SDK cannot send what it has no place for', () => {
  const lack = LANGUAGES.find(({ id }) => id === 'python-sdk')?.lack

  expect(lack?.(aSnippetRequest('listClients', { query: [row('sort', 'up')] }))).toContain('no parameter sort')
  expect(lack?.(aSnippetRequest('registerClient', { body: '[1]' }))).toContain('a JSON object')
  expect(lack?.(aSnippetRequest('registerClient', { path: '/partner/v2/x' }))).toContain('its own path')
})

it('needs nothing of Signet for an operation of another service', () => {
  const { sdk: _, ...known } = operationOf('listClients')
  const operation = { ...known, id: 'ping', path: '/v9/ping/{name}' }
  const draft = { ...draftOf(operation), pathValues: { name: 'a b' }, query: [] }
  const request = snippetRequest(draft, aProfile({ baseUrl: 'https://api.getsignet.xyz' }), operation, [operation])

  const codes = LANGUAGES.filter(({ lack }) => !lack?.(request)).map(({ write }) => write(request))

  expect(codes).toHaveLength(LANGUAGES.length - 1)
  for (const code of codes)
    expect(code).toMatch(/\/v9\/ping\/a%20b[\s\S]*SIGNET_TOKEN|SIGNET_TOKEN[\s\S]*\/v9\/ping\/a%20b/)
})

const url = 'https://localhost/a?b=1'
const sampled = fc.sample(fc.record({ query: awkwardText, header: awkwardHeader, body: awkwardText }), {
  numRuns: 2000,
  seed: 5,
})
const requests = sampled.map(({ query, header, body }): SnippetRequest => {
  const known = { method: 'POST', bearer: 'environment', operation: undefined, tokenUrl: undefined } as const
  return { ...known, url: url + query, headers: header === '' ? [] : [['x-note', header]], body }
})
const expected = (token: string | undefined) =>
  requests.map((request) => [
    ...['-X', 'POST', request.url],
    ...(token === undefined ? [] : ['-H', `Authorization: Bearer ${token}`]),
    ...request.headers.flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    ...['--data-raw', request.body],
  ])
const withoutGlob = (run: readonly string[]) => run.filter((argument) => argument !== '--globoff')

it('means to a real shell exactly what it says', () => {
  const runs = curlArguments(requests.map(curl), { SIGNET_TOKEN: 'the token' })

  expect(runs.map(withoutGlob)).toEqual(expected('the token'))
})

it('means the same in a CI step, in any locale', () => {
  const commands = requests.map((request) => curlWords({ ...request, bearer: undefined }, safeQuote).join(' '))

  const runs = curlArguments(commands, { LC_ALL: 'C' })

  expect(runs.map(withoutGlob)).toEqual(expected(undefined))
})

it('comes out of YAML as the script that went in, and lets GitHub fill in nothing but the secrets', () => {
  for (const request of requests.slice(0, 300)) {
    const text = ciGithub(request)
    const [step] = parse(text) as [{ run: string }]

    expect(step.run).toBe(ciScript(request, 'echo "::add-mask::$token"\n'))
    expect([...text.matchAll(/\$\{\{([^}]*)\}\}/g)].map(([, name]) => name)).toEqual([' secrets.SIGNET_TOKEN '])
  }
})
