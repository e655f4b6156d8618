import 'fake-indexeddb/auto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openHistoryDb } from '#lib/history/history-db.ts'
import type { Handlers, OperationName, Operations, PageState } from '#lib/messaging/contract.ts'
import { BODY_CHANNEL, type BodyPost } from '#lib/messaging/contract.ts'
import { createSandbox } from '#lib/sandbox/sandbox.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { compose } from '../../../entrypoints/background/compose.ts'
import { createHandlers } from '../../../entrypoints/background/handlers.ts'
import {
  draft,
  forms,
  input,
  NEXT_PASSPHRASE,
  OWN,
  PASSPHRASE,
  SECOND,
  TOKEN_CALL,
  URL_OF_SANDBOX,
  WRONG_KEY,
  WRONG_PASSPHRASE,
} from './no-way-out-inputs.ts'

const { browser, session, broadcasts } = await vi.hoisted(async () =>
  (await import('../../fakes/browser.ts')).fakeBrowser(),
)
vi.mock('webextension-polyfill', () => ({ default: browser }))
/** Nobody watches the line: there is none. */
vi.mock('#lib/platform/web-request.ts', () => ({
  attend: () => () => undefined,
  observe: () => ({ told: async () => ({}), stop: () => undefined }),
}))

const NOBODY = { tabId: undefined }

const sandbox = createSandbox({ credentials: OWN, now: () => Date.now(), control: true })
const refreshTokens = new Set<string>()
const dataKeys = new Set<string>()

/** Everything that left the background: replies, errors, broadcasts, bodies, the history that pages read. */
const out: { readonly from: string; readonly text: string }[] = []
const called = new Set<OperationName>()
let handlers: Handlers

/** A page's call. The reply, or the error as it crosses the border, is written down. */
async function ask<Name extends OperationName>(name: Name, ...args: Parameters<Operations[Name]>) {
  called.add(name)
  const handler = handlers[name] as (...given: unknown[]) => Promise<unknown>
  const reply = await handler(...args, NOBODY).then(
    (value) => ({ value, code: undefined }),
    ({ code, message, retryAfterMs }) => ({ value: undefined, code, message, retryAfterMs }),
  )
  const { dataKey } = JSON.parse(session.stored.get('open-vault') ?? '{}')
  if (dataKey !== undefined) dataKeys.add(dataKey)
  out.push({ from: name, text: JSON.stringify(reply) ?? '' })
  return reply
}

async function send(profileId: string, changes: Partial<RequestDraft>): Promise<string> {
  const id = crypto.randomUUID()
  await ask('request.send', { id, page: 'popup', profileId, draft: draft(changes) })
  await ask('exchange.body', id)
  return id
}

beforeAll(async () => {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const response = await sandbox.fetch(new Request(url, init))
    const { data } = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { data?: { credentials?: { refreshToken?: string } } }
    if (data?.credentials?.refreshToken !== undefined) refreshTokens.add(data.credentials.refreshToken)
    return response
  })
  const bodies = new BroadcastChannel(BODY_CHANNEL)
  bodies.onmessage = async ({ data }: MessageEvent<BodyPost>) =>
    out.push({ from: 'body', text: await data.blob.text() })
  const background = compose()
  handlers = createHandlers(background)
  await journey()
  await vi.waitFor(() => expect(broadcasts.length).toBeGreaterThan(10))
  for (const message of broadcasts) out.push({ from: 'broadcast', text: JSON.stringify(message) })
  bodies.close()
}, 60_000)
afterAll(() => vi.unstubAllGlobals())

/** Uses every operation there is, with good and with bad input. */
async function journey(): Promise<void> {
  await ask('views.read')
  await ask('sandbox.try')
  await ask('sandbox.trouble', '500')
  await ask('settings.change', { autoLockMinutes: 5 })
  await ask('profile.save', input('session', {}))
  await ask('profile.save', input('vault', { keeping: 'vault', passphrase: PASSPHRASE }))
  await ask('profile.save', input('refused', { credentials: WRONG_KEY }))
  await ask('profile.choose', 'vault')
  await ask('profile.test', 'vault')
  await ask('profile.acceptScope', 'vault', OWN.apiKey)
  await ask('profile.acceptScope', 'vault', 'development')
  await ask('profile.guard', 'vault', 'off')
  await spendTokens('vault')
  await typeSecrets('vault')
  await changeHistory()
  await walkAndAdd()
  await lockAndUnlock()
  await rotate()
  await ask('secret.forget', 'session')
  await ask('secret.replace', 'session', SECOND)
  await ask('profile.save', input('session', { keeping: 'vault', credentials: undefined, passphrase: NEXT_PASSPHRASE }))
  await ask('views.read')
  await ask('record.reset', 'settings')
  await readHistory()
  await ask('vault.erase')
  await ask('profile.delete', 'vault')
  for (const name of ['workspace.open', 'options.open', 'shortcuts.read', 'shortcuts.open'] as const) await ask(name)
  await ask('views.read')
}

async function spendTokens(profileId: string): Promise<void> {
  await send(profileId, {})
  await ask('token.renew', profileId)
  await ask('token.generate', profileId)
  await ask('token.copy', profileId)
  await ask('token.show', profileId)
  await ask('token.inspect', profileId)
  const reading = { body: JSON.stringify({ apiKey: '{{apiKey}}', apiSecret: '{{apiSecret}}' }) }
  await send(profileId, { ...TOKEN_CALL, ...reading })
  const refreshing = { body: JSON.stringify({ apiKey: '{{apiKey}}', refreshToken: '{{refreshToken}}' }) }
  await send(profileId, { ...TOKEN_CALL, path: '/dpop/v1/api/refresh-token', ...refreshing })
  await ask('token.forget', profileId)
  await ask('request.cancel', crypto.randomUUID())
}

/** A user who types key and secret where they do not belong. */
async function typeSecrets(profileId: string, { apiKey, apiSecret } = OWN): Promise<void> {
  const careless = draft({ path: `/partner/v1/${apiSecret}`, body: apiKey })
  await send(profileId, { ...careless, operationId: undefined, method: 'POST' })
  const { value } = await ask('page.open', 'popup', undefined)
  const { page } = value as { page: string; state: PageState }
  await ask('page.keep', page, { profileId, draft: careless, earlier: [careless], exchangeId: undefined })
  await ask('page.open', 'popup', undefined)
  await ask('draft.redact', careless)
}

async function changeHistory(): Promise<void> {
  const id = await send('vault', {})
  await ask('history.pin', id, true)
  await ask('history.remove', [id], 'removed')
  await ask('history.restore', 'removed')
  await ask('history.clear', 'session', 'cleared')
}

async function walkAndAdd(): Promise<void> {
  await ask('variable.set', 'vault', 'client', 'ada')
  await ask('variable.set', undefined, 'note', OWN.apiSecret)
  await ask('list.page', { id: 'walk', page: 'tab:1', profileId: 'vault', draft: draft({}) })
  await ask('list.stop', 'walk')
  await ask('save.begin', { id: 'save', page: 'tab:1', profileId: 'vault', draft: draft({}), status: 200 })
  await ask('save.watch', 'save')
  await ask('save.take', 'save')
  await ask('save.stop', 'save')
  await ask('exchange.bytes', 'save')
  const paths = { '/own/v1/list': { get: { responses: { 200: { description: 'The list.' } } } } }
  await ask('catalogue.take', { openapi: '3.1.0', info: { title: 'Own', version: '1' }, paths })
  await ask('catalogue.add', { method: 'GET', path: '/own/thing', name: 'Mine', effect: 'read' })
  await ask('catalogue.add', { method: 'GET', path: `/own/${OWN.apiSecret}`, name: 'Mine', effect: 'read' })
  await ask('catalogue.reset')
}

/** Pages read it past the background. */
async function readHistory(): Promise<void> {
  const { tables, entries } = openHistoryDb()
  await vi.waitFor(async () => expect(await entries.count()).toBeGreaterThan(5))
  for (const table of tables) out.push({ from: 'history', text: JSON.stringify(await table.toArray()) })
}

async function lockAndUnlock(): Promise<void> {
  await ask('vault.lock')
  for (const name of ['token.copy', 'token.renew', 'profile.test', 'token.show'] as const) await ask(name, 'vault')
  await send('vault', {})
  await ask('vault.unlock', WRONG_PASSPHRASE)
  await ask('vault.changePassphrase', WRONG_PASSPHRASE, NEXT_PASSPHRASE)
  await ask('vault.changePassphrase', PASSPHRASE, NEXT_PASSPHRASE)
  await ask('vault.unlock', NEXT_PASSPHRASE)
  await ask('token.copy', 'vault')
}

async function rotate(): Promise<void> {
  await ask('rotation.verify', 'vault', WRONG_KEY)
  const made = await sandbox.fetch(new Request(`${URL_OF_SANDBOX}/__sandbox/keys`, { method: 'POST' }))
  Object.assign(SECOND, await made.json())
  await ask('rotation.verify', 'vault', SECOND)
  await ask('rotation.cancel', 'vault')
  await ask('rotation.verify', 'vault', SECOND)
  await typeSecrets('vault', SECOND)
  await ask('views.read')
  await ask('rotation.finish', 'vault', undefined)
  await send('vault', {})
}

const forbidden = (): readonly string[] => [
  ...[OWN, SECOND, WRONG_KEY].flatMap(({ apiKey, apiSecret }) => [apiKey, apiSecret]),
  ...[PASSPHRASE, NEXT_PASSPHRASE, WRONG_PASSPHRASE],
  ...[...dataKeys, ...refreshTokens],
]
const finds = (left: typeof out) =>
  left.filter(({ text }) => forbidden().some((secret) => forms(secret).some((form) => text.includes(form))))

it('was called by every name in the contract, and went as it should', () => {
  expect([...called].sort()).toEqual(Object.keys(handlers).sort())
  const codes = out.flatMap(({ from, text }) => {
    const code = from.includes('.') ? JSON.parse(text).code : undefined
    return code === undefined ? [] : [`${from} ${code}`]
  })
  expect(codes).toEqual([
    'profile.acceptScope input.invalid',
    'variable.set input.invalid',
    'catalogue.add input.invalid',
    'token.copy vault.locked',
    'token.renew vault.locked',
    'profile.test vault.locked',
    'request.send vault.locked',
    'vault.unlock vault.passphrase',
    'vault.changePassphrase vault.passphrase',
    'rotation.verify auth.rejected',
  ])
})

it('lets no secret, refresh token, data key or passphrase out, in any form', () => {
  expect(refreshTokens.size).toBeGreaterThan(3)
  expect(dataKeys.size).toBe(1)
  expect(finds(out).map(({ from, text }) => `${from}: ${text.slice(0, 200)}`)).toEqual([])
})

it('lets an access token out where the user copies or shows it alone', () => {
  const tokens = new Set(
    out.filter(({ from }) => from === 'token.copy').map(({ text }) => JSON.parse(text).value?.value),
  )
  tokens.delete(undefined)
  const finders = out.filter(({ text }) => [...tokens].some((token) => text.includes(token)))

  expect(tokens.size).toBeGreaterThan(0)
  expect([...new Set(finders.map(({ from }) => from))].sort()).toEqual(['token.copy', 'token.show'])
})

it('would be found', () => {
  for (const secret of forbidden()) {
    for (const form of forms(secret)) expect(finds([{ from: 'planted', text: `…${form}…` }])).toHaveLength(1)
  }
})
