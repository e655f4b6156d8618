import type { ProfileInput } from '#lib/messaging/contract.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'

/** What the journey of `no-way-out.test.ts` types, and the shapes in which a secret of it could leave. */
export const URL_OF_SANDBOX = 'http://127.0.0.1:4010'

const canary = (what: string) => `${what}_${crypto.randomUUID().replaceAll('-', '')}`
const aKey = (what: string) => ({ apiKey: canary(`${what}key`), apiSecret: canary(`${what}secret`) })
export const OWN = aKey('own')
export const [SECOND, WRONG_KEY] = [aKey('second'), aKey('wrong')]
export const [PASSPHRASE, NEXT_PASSPHRASE, WRONG_PASSPHRASE] = [canary('first'), canary('next'), canary('wrong')]

export const input = (id: string, changes: Partial<ProfileInput>): ProfileInput => ({
  id,
  name: id,
  environment: 'test',
  baseUrl: URL_OF_SANDBOX,
  serviceUrls: {},
  plainHttp: false,
  credentials: OWN,
  keeping: 'session',
  passphrase: undefined,
  colour: 'blue',
  ...changes,
})

export const draft = (changes: Partial<RequestDraft>): RequestDraft => ({
  operationId: 'listClients',
  method: 'GET',
  path: '/partner/v1/all-clients',
  pathValues: {},
  query: [],
  headers: [],
  body: '',
  ...changes,
})
export const TOKEN_CALL = { operationId: undefined, method: 'POST', path: '/dpop/v1/api/generate-token' } as const

export const forms = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
  [...secret].reverse().join(''),
  JSON.stringify(secret).slice(1, -1),
]
