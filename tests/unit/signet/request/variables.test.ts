import { describe, expect, it } from 'vitest'
import { pathVariables } from '#lib/signet/catalogue/catalogue.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import { EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { variableRefusal } from '#lib/signet/request/variable-refusal.ts'
import { variablesFor } from '#lib/signet/request/variable-sets.ts'
import { resolveDraft, unsetVariables } from '#lib/signet/request/variables.ts'

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const DRAFT: RequestDraft = {
  ...EMPTY_DRAFT,
  method: 'POST',
  path: '/v1/{{where}}/{id}',
  pathValues: { id: '{{ client }}' },
  query: [row('limit', '{{most}}'), row('off', '{{nobody}}', false)],
  headers: [row('x-trace', 'run-{{run}}')],
  body: '{"name": "{{who}}", "amount": {{amount}}, "key": "{{apiKey}}"}',
}
const VARIABLES = { where: 'fraud', client: 'a/b', most: '5', run: '7', who: 'Ada "A"\n', amount: '1.50' }

describe('resolveDraft', () => {
  it('fills variables in everywhere, escaped as each place wants it', () => {
    const { url, headers, body } = buildRequest(resolveDraft(DRAFT, VARIABLES), {
      baseUrl: 'https://api.getsignet.xyz',
      serviceUrls: {},
    } as Profile)

    expect(url).toBe('https://api.getsignet.xyz/v1/fraud/a%2Fb?limit=5')
    expect(headers).toContainEqual(['x-trace', 'run-7'])
    expect(body).toBe('{"name": "Ada \\"A\\"\\n", "amount": 1.50, "key": "{{apiKey}}"}')
  })

  it('fills a variable in once', () => {
    expect(resolveDraft({ ...EMPTY_DRAFT, path: '/{{a}}' }, { a: '{{b}}', b: 'x' }).path).toBe('/{{b}}')
  })

  it.each([
    ['path', { path: '/{{gone}}' }, 'the URL'],
    ['path value', { pathValues: { id: '{{gone}}' } }, 'the path (id)'],
    ['query', { query: [row('limit', '{{gone}}')] }, 'the query (limit)'],
    ['header', { headers: [row('x-a', '{{gone}}')] }, 'the headers (x-a)'],
    ['body', { body: '{"a": "{{gone}}"}' }, 'the body'],
  ])('names the variable that is not set in a %s, and where it stands', (_, change, words) => {
    const message = `The variable {{gone}} in ${words} is not set: give it a value under Variables.`
    expect(() => resolveDraft({ ...EMPTY_DRAFT, ...change }, {})).toThrow(message)
  })
})

it('leaves the names of credentials to the background, and what only looks like a variable alone', () => {
  expect(unsetVariables({ ...EMPTY_DRAFT, body: '{{apiSecret}} {{ }} {{1x}} {{toString}}' }, {})).toMatchObject([
    { name: 'toString' },
  ])
})

it('lets a profile’s own variable go before a shared one', () => {
  const sets = { shared: { a: 'shared', b: 'shared' }, byProfile: { p: { a: 'own' } } }

  expect(variablesFor(sets, 'p')).toEqual({ a: 'own', b: 'shared' })
  expect(variablesFor(sets, 'q')).toEqual({ a: 'shared', b: 'shared' })
})

it('takes no variable for a variable of the path', () => {
  expect(pathVariables('/v1/{{where}}/{id}')).toEqual(['id'])
})

it.each([
  ['apiSecret', 'x'],
  ['client_secret', 'x'],
  ['accessToken', 'x'],
  ['password', 'x'],
  ['fine', 'Bearer abc'],
  ['fine', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig'],
  ['1st', 'x'],
  ['has space', 'x'],
])('refuses the variable %s with %s', (name, value) => {
  expect(variableRefusal(name, value)).toEqual(expect.any(String))
})

it('takes names of people and things', () => {
  expect(variableRefusal('merchant.did', 'did:key:z6Mk')).toBeUndefined()
})
