import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { noteFigures } from '../soak/figures.ts'
import { addProfile, ask, LIST_CLIENTS } from './harness/ask.ts'
import { type ExtensionBrowser, killWorker, launchChromium } from './harness/chromium.ts'
import { openPanel } from './harness/devtools.ts'
import { openPopup } from './harness/popup.ts'
import { until } from './harness/until.ts'

let browser: ExtensionBrowser | undefined
test.afterEach(async () => {
  await browser?.close()
  browser = undefined
})

/**
 * A sandbox whose first token lives for two seconds, and whose next ones for an hour: the same data, key and port, served
 * anew. Counts are those of the second.
 */
async function serverWithAnEndingToken() {
  const first = await startSandboxServer({ tokenLifeMs: 2000, connectionClose: true })
  return {
    first,
    async goOn() {
      const { credentials, sandbox, url } = first
      const state = sandbox.state()
      await first.close()
      return startSandboxServer({ credentials, state, port: Number(new URL(url).port), connectionClose: true })
    },
  }
}

async function expired(page: { evaluate: <Value>(expression: string) => Promise<Value> }, id: string): Promise<void> {
  await until('the token to expire', async () => {
    const { session } = await ask(page, 'views.read')
    const view = session.profiles.find(({ profile }) => profile.id === id)
    return (view?.token.expiresAt ?? Number.POSITIVE_INFINITY) < Date.now()
  })
}

test('makes one token call for 1,000 sends at expiry, from popup, panel and tab together', async () => {
  browser = await launchChromium({ devtools: true })
  const tab = await browser.open('panel.html')
  const ending = await serverWithAnEndingToken()
  const id = await addProfile(tab, ending.first)
  const { panel } = await openPanel(browser.port)
  const popup = await openPopup(browser)
  const server = await ending.goOn()
  await expired(tab, id)

  const sendMany = (page: { evaluate: <Value>(expression: string) => Promise<Value> }, name: string, count: number) =>
    page.evaluate<number>(`Promise.all(Array.from({ length: ${count} }, (_, at) =>
      (globalThis.browser ?? chrome).runtime.sendMessage({ type: 'signet.call', name: 'request.send', args: [
        { id: '${name}' + at, page: '${name}', profileId: '${id}', draft: ${JSON.stringify(LIST_CLIENTS)} }] })))
      .then((replies) => replies.filter(({ ok }) => ok).length)`)
  const answered = await Promise.all([
    sendMany(popup, 'popup', 333),
    sendMany(panel, 'panel', 333),
    sendMany(tab, 'tab', 334),
  ])

  expect(answered).toEqual([333, 333, 334])
  expect(server.log().counts).toEqual({ refreshToken: 1, listClients: 1000 })
  const { exchanges } = await ask(tab, 'views.read')
  expect(exchanges.filter(({ verdict }) => verdict?.kind !== 'success')).toEqual([])
  noteFigures('1,000 sends at expiry from popup, panel and tab', { answered: 1000, 'token calls': 1 })
  await server.close()
})

test('costs no token call after a kill while the token lives, and one refresh when it has expired', async () => {
  browser = await launchChromium()
  const page = await browser.open('welcome.html')
  const ending = await serverWithAnEndingToken()
  const id = await addProfile(page, ending.first)
  const server = await ending.goOn()

  await expired(page, id)
  await killWorker(browser, page)
  await ask(page, 'token.copy', id)
  expect(server.log().counts).toEqual({ refreshToken: 1 })

  await killWorker(browser, page)
  await ask(page, 'token.copy', id)
  expect(server.log().counts).toEqual({ refreshToken: 1 })
  await server.close()
})

test('marks a send as interrupted when the background was killed meanwhile, and the next one works', async () => {
  browser = await launchChromium()
  const page = await browser.open('welcome.html')
  const server = await startSandboxServer()
  const profileId = await addProfile(page, server)
  await fetch(`${server.url}/__sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'hang', where: 'api', times: 1 }),
  })
  const cutOff = ask(page, 'request.send', { id: 'cut', page: 'tab', profileId, draft: LIST_CLIENTS }).catch(
    () => 'cut off',
  )
  await until('the send to be known', async () => (await ask(page, 'views.read')).exchanges.length === 1)
  // Killed before it has come to the server, it would leave the fault to the next one.
  await until('the send to hang', () => server.sandbox.state().faults.length === 0)
  await killWorker(browser, page)
  expect(await cutOff).toBe('cut off')

  await ask(page, 'request.send', { id: 'next', page: 'tab', profileId, draft: LIST_CLIENTS })

  const { exchanges } = await ask(page, 'views.read')
  expect(exchanges.map(({ id, state }) => [id, state])).toEqual([
    ['next', 'answered'],
    ['cut', 'interrupted'],
  ])
  await server.close()
})
