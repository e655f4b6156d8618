import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import type { TokenView } from '#lib/signet/token/token.ts'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { inFull, noteFigures } from '../soak/figures.ts'
import { type Asker, ask, LIST_CLIENTS, NEW_PROFILE } from './harness/ask.ts'
import { launchChromium } from './harness/chromium.ts'
import { launchFirefox } from './harness/firefox.ts'
import { addFault, type Fault } from './harness/sandbox.ts'

interface Row {
  readonly faults?: readonly Fault[]
  /** A lever of the sandbox. */
  readonly lever?: 'expire' | 'revoke'
  /** At a token's end; `alive` sends while it lives. */
  readonly at?: 'alive'
  /** All calls that reach the server, counted exactly. */
  readonly calls: Readonly<Record<string, number>>
  /** What the send came to: the answer's status, or a piece of the sentence that says why there is none. */
  readonly comesTo: number | RegExp
  readonly phase?: TokenView['phase']
}

const LIFE_MS = 4000
const REFRESH = { path: '/dpop/v1/api/refresh-token' }
const GENERATED_INSTEAD = { calls: { refreshToken: 1, generateToken: 1, listClients: 1 }, comesTo: 200 } as const
const onRefresh = (kind: string, more: object = {}): Row => ({
  faults: [{ kind, match: REFRESH, ...more }],
  ...GENERATED_INSTEAD,
})

/** Each fault once, with a server and a profile of its own: all run at the same time. */
const ROWS: Readonly<Record<string, Row>> = {
  'no fault': { calls: { refreshToken: 1, listClients: 1 }, comesTo: 200 },
  'a token that the API knows no more': {
    ...{ lever: 'expire', at: 'alive' },
    calls: { listClients: 2, refreshToken: 1 },
    comesTo: 200,
  },
  'a 401 to a new token': {
    faults: [{ kind: '401', where: 'api', times: 9 }],
    ...{ calls: { refreshToken: 1, listClients: 1 }, comesTo: 401, phase: 'held' },
  },
  'a 403 of the API': {
    faults: [{ kind: '403', where: 'api' }],
    ...{ calls: { refreshToken: 1, listClients: 1 }, comesTo: 403, phase: 'held' },
  },
  'a 429 of the API': {
    faults: [{ kind: '429', where: 'api' }],
    ...{ calls: { refreshToken: 1, listClients: 1 }, comesTo: 429, phase: 'held' },
  },
  'a redirect of the API': {
    faults: [{ kind: 'redirect', where: 'api' }],
    ...{ calls: { refreshToken: 1, listClients: 1 }, comesTo: 302 },
  },
  'a refresh refused with 400': onRefresh('400'),
  'a refresh refused with 401': onRefresh('401'),
  'a refresh refused with 403': onRefresh('403'),
  'a refresh that ends with 500': onRefresh('500'),
  'a refresh that ends with 503': onRefresh('503'),
  'a refresh that ends in HTML': onRefresh('html'),
  'a refresh that ends in nothing': onRefresh('empty'),
  'a refresh that is cut short': onRefresh('truncated'),
  'a refresh with an error inside': onRefresh('success-false'),
  'a refresh whose connection breaks': onRefresh('reset'),
  'a refresh whose answer is lost': onRefresh('reset', { after: true }),
  'a token with a line break in it': onRefresh('edited', { set: { 'data.credentials.accessToken': 'a\r\nX-Evil: 1' } }),
  'a redirect of the token service': {
    faults: [{ kind: 'redirect', where: 'token' }],
    ...{ calls: { refreshToken: 1 }, comesTo: /redirects/ },
  },
  'a 429 of the token service': {
    faults: [{ kind: '429', where: 'token', ms: 60_000 }],
    ...{ calls: { refreshToken: 1 }, comesTo: /wait/, phase: 'waiting' },
  },
  'a key that was revoked': {
    lever: 'revoke',
    ...{ calls: { refreshToken: 1, generateToken: 1 }, comesTo: /refused the key and secret/, phase: 'rejected' },
  },
  'a token service that is down': {
    faults: [{ kind: '503', where: 'token', times: 9 }],
    ...{ calls: { refreshToken: 1, generateToken: 2 }, comesTo: /./, phase: 'waiting' },
  },
  'an expiry in the past': {
    faults: [{ kind: 'edited', match: REFRESH, set: { 'data.expiration.expiresAt': '2001-01-01T00:00:00Z' } }],
    ...{ calls: { refreshToken: 1, listClients: 1 }, comesTo: 200, phase: 'held' },
  },
  'a slow token service': {
    faults: [{ kind: 'slow', where: 'token', ms: 1500 }],
    ...{ calls: { refreshToken: 1, listClients: 1 }, comesTo: 200 },
  },
}

/** What a fault came to, in the form in which it was promised. */
type Outcome = Omit<Row, 'faults' | 'lever' | 'at'>

async function meet(page: Asker, name: string, row: Row): Promise<Outcome> {
  const tokenLifeMs = lifeOf(row)
  const server = await startSandboxServer({ tokenLifeMs, connectionClose: true })
  try {
    const { url: baseUrl, credentials } = server
    const { id } = await ask(page, 'profile.save', { ...NEW_PROFILE, id: name, name, baseUrl, credentials })
    await endToken(page, id, row)
    await fetch(`${baseUrl}/__sandbox/log`, { method: 'DELETE' })
    for (const fault of row.faults ?? []) await addFault(server, fault)
    if (row.lever !== undefined) await fetch(`${baseUrl}/__sandbox/${row.lever}`, { method: 'POST' })
    await ask(page, 'request.send', { id: `send ${name}`, page: 'tab', profileId: id, draft: LIST_CLIENTS })
    return await outcomeOf(page, id, server, row)
  } finally {
    await server.close()
  }
}

const lifeOf = ({ at }: Row): number => (at === 'alive' ? 3_600_000 : LIFE_MS)

async function endToken(page: Asker, id: string, { at }: Row): Promise<void> {
  if (at === 'alive') return
  const { session } = await ask(page, 'views.read')
  const { expiresAt = 0 } = session.profiles.find(({ profile }) => profile.id === id)?.token ?? {}
  await pause(Math.max(0, expiresAt - Date.now()))
}

async function outcomeOf(page: Asker, id: string, server: SandboxServer, row: Row): Promise<Outcome> {
  const { session, exchanges } = await ask(page, 'views.read')
  const sent = exchanges.find(({ profileId }) => profileId === id)
  const token = session.profiles.find(({ profile }) => profile.id === id)?.token
  const came = sent?.answer?.status ?? sent?.failure ?? ''
  const asPromised = row.comesTo instanceof RegExp && typeof came === 'string' && row.comesTo.test(came)
  return {
    calls: { ...server.log().counts },
    comesTo: asPromised ? row.comesTo : (came as number),
    ...(row.phase !== undefined && token && { phase: token.phase }),
  }
}

async function expectRows(page: Asker, names: readonly string[]): Promise<void> {
  const met = names.map(async (name) => [name, await meet(page, name, ROWS[name] as Row)] as const)
  const promised = names.map((name) => {
    const { faults: _faults, lever: _lever, at: _at, ...outcome } = ROWS[name] as Row
    return [name, outcome] as const
  })
  expect(Object.fromEntries(await Promise.all(met))).toEqual(Object.fromEntries(promised))
}

test('meets each fault with exactly the calls that it should in Chromium', { tag: '@waits' }, async () => {
  const browser = await launchChromium()
  try {
    await expectRows(browser.firstRun, Object.keys(ROWS))
    noteFigures('faults in Chromium', { faults: Object.keys(ROWS).length, 'calls as counted': 'exactly' })
  } finally {
    await browser.close()
  }
})

/** One script at a time runs in a page of Firefox, and a send waits in it: there the cut is smaller. */
const MOST_TELLING = [
  'a token that the API knows no more',
  'a refresh whose answer is lost',
  'a key that was revoked',
  'a refresh refused with 401',
  'a refresh that ends with 503',
  'a redirect of the token service',
]
const IN_FIREFOX = inFull(MOST_TELLING, MOST_TELLING.slice(0, 3))

test('meets faults with exactly the calls that it should in Firefox', { tag: '@waits' }, async () => {
  const firefox = await launchFirefox()
  try {
    await firefox.open('welcome.html')
    // One script at a time runs in a page of Firefox: they are put in a row.
    let last: Promise<unknown> = Promise.resolve()
    const evaluate = <Value>(expression: string): Promise<Value> => {
      const next = last.then(() => firefox.run<Value>(`return ${expression}`))
      last = next.catch(() => undefined)
      return next
    }
    await expectRows({ evaluate }, IN_FIREFOX)
    noteFigures('faults in Firefox', { faults: IN_FIREFOX.length, 'calls as counted': 'exactly' })
  } finally {
    await firefox.close()
  }
})
