import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OPERATIONS } from '#lib/signet/catalogue/catalogue.ts'
import { buildRequest, isOwnOrigin } from '#lib/signet/request/build-request.ts'
import { draftOf, EMPTY_DRAFT } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { aProfile } from '../../../fakes/profile.ts'

const PROFILE = aProfile({
  baseUrl: 'https://api.getsignet.xyz/gate',
  serviceUrls: { partner: 'https://localhost:4401' },
})

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const build = (draft: Partial<RequestDraft>) => buildRequest({ ...EMPTY_DRAFT, ...draft }, PROFILE)
const urlOf = (path: string, rest: Partial<RequestDraft> = {}) => build({ path, ...rest }).url

it('puts base URL, path, values and query together', () => {
  const query = [row('limit', '20'), row('note', 'a b+c&d=é'), row('empty', ''), row('off', 'x', false)]
  expect(urlOf('/fraud/v1/report/{clientId}', { pathValues: { clientId: ' a/b ?' }, query })).toBe(
    'https://api.getsignet.xyz/gate/fraud/v1/report/a%2Fb%20%3F?limit=20&note=a%20b%2Bc%26d%3D%C3%A9',
  )
})

it("uses a service's own address", () => {
  expect(build({ path: 'partner/v1/all-clients' })).toMatchObject({
    url: 'https://localhost:4401/partner/v1/all-clients',
    service: 'partner',
  })
})

it('keeps a query that was typed with the path', () => {
  expect(urlOf('/fraud/v1/ip/all?a=%20b', { query: [row('c', 'd')] })).toMatch(/\/ip\/all\?a=%20b&c=d$/)
})

it('takes the path of a full address of its own', () => {
  expect(urlOf('https://api.getsignet.xyz/gate/fraud/v1/ip/all')).toBe('https://api.getsignet.xyz/gate/fraud/v1/ip/all')
  expect(urlOf('https://localhost:4401/partner/v1/get-client/{id}?x=1', { pathValues: { id: '7' } })).toBe(
    'https://localhost:4401/partner/v1/get-client/7?x=1',
  )
})

it('sends a body as it was typed and says that it is JSON', () => {
  expect(build({ method: ' delete', path: '/x', body: '{ "a": 1' })).toMatchObject({
    method: 'DELETE',
    body: '{ "a": 1',
    headers: [['content-type', 'application/json']],
  })
})

it('keeps typed headers and adds no second content type', () => {
  const headers = [
    row(' Content-Type ', 'text/plain'),
    row('Authorization', ' Bearer mine'),
    row('', ''),
    row('x', 'y', false),
  ]
  expect(build({ method: 'POST', path: '/x', headers, body: 'a' }).headers).toEqual([
    ['Content-Type', 'text/plain'],
    ['Authorization', 'Bearer mine'],
  ])
})

it('sends no body where none is typed', () => {
  expect(build({ path: '/x', body: ' \n' })).toMatchObject({ body: undefined, headers: [] })
})

it.each([
  [{ path: '/a/{clientId}' }, 'The path variable clientId is empty'],
  [{ path: '/a/{constructor}' }, 'The path variable constructor is empty'],
  [{ path: '/a/{id}/b', pathValues: { id: '..' } }, 'is . or ..'],
  [{ path: '/a/.{id}', pathValues: { id: '.' } }, 'is . or ..'],
  [{ path: '/a/%2E%2e/b' }, 'is . or ..'],
  [{ path: '/a/{id}', pathValues: { id: '\uD800' } }, 'The path variable id holds half of a character'],
  [{ path: '' }, 'The URL is empty'],
  [{ path: '/a\n/b' }, 'a line break'],
  [{ path: '/a#b' }, 'write %23'],
  [{ path: '\\\\evil.example/x' }, 'backslash'],
  [{ path: 'https://u:hunter2@api.getsignet.xyz/x' }, 'user name'],
  [{ path: '/x', method: 'GE T' }, 'The method is not one'],
  [{ path: '/x', method: 'trace' }, 'does not send TRACE'],
  [{ path: '/x', body: '{}' }, 'no body with GET'],
  [{ path: '/x', query: [row('a', 'b'), row(' ', 'hunter2')] }, 'Row 2 of the query'],
  [{ path: '/x', headers: [row('', 'hunter2')] }, 'Row 1 of the headers'],
  [{ path: '/.. ?' }, 'A part of the path is . or ..'],
  [{ path: '/x', headers: [row('x y', 'hunter2')] }, 'name in row 1 of the headers'],
  [{ path: '/x', headers: [row('x-a', 'hunter2\r\nx: y')] }, 'value of the header x-a'],
  [{ path: '/x', headers: [row('x-a', 'hunter2 ключ')] }, 'value of the header x-a'],
])('refuses %j and names what to correct', (draft, part) => {
  expect(() => build(draft)).toThrow(
    expect.objectContaining({ code: 'input.invalid', message: expect.stringContaining(part) }),
  )
  expect(() => build(draft)).not.toThrow(/hunter2/)
})

it.each([
  'https://evil.example/fraud/v1',
  '//evil.example/x',
  'http://api.getsignet.xyz/x',
  'https://api.getsignet.xyz.evil.example/x',
  'https:evil.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
])('refuses to leave the profile for %s', (path) => {
  expect(() => build({ path })).toThrow(expect.objectContaining({ code: 'host.refused' }))
})

it('never leaves the base URL, whatever is typed', () => {
  const typed = fc
    .array(
      fc.oneof(
        fc.constantFrom('/', '\\', '.', '..', '@', ':', '?', '{id}', '%2e', '%2F', 'evil.example', 'https:', ' '),
        fc.string(),
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(typed, typed, (path, id) => {
      let url: URL
      try {
        url = new URL(urlOf(path, { pathValues: { id } }))
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: expect.stringMatching(/^(input\.invalid|host\.refused)$/) })
        return
      }
      expect(url.origin).toBe('https://api.getsignet.xyz')
      expect(url.pathname).toMatch(/^\/gate\//)
    }),
    { numRuns: 5_000 },
  )
})

it('knows the origins that are its own', () => {
  const own = ['https://api.getsignet.xyz/other', 'https://localhost:4401/x', 'HTTPS://API.getsignet.xyz:443/']
  const other = ['http://api.getsignet.xyz/', 'https://localhost/x', 'https://evil.example', 'data:,x', 'not a url', '']
  expect(own.map((url) => isOwnOrigin(url, PROFILE))).toEqual(own.map(() => true))
  expect(other.map((url) => isOwnOrigin(url, PROFILE))).toEqual(other.map(() => false))
})

it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
  'builds %s as the catalogue shows it',
  (_id, operation) => {
    const { method, url, body } = buildRequest(draftOf(operation), PROFILE)
    expect(method).toBe(operation.method)
    expect(url).not.toMatch(/[{}]|%7B/)
    expect(body !== undefined).toBe(operation.hasBody)
  },
)
