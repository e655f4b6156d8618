import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask, LIST_CLIENTS, NEW_PROFILE } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { type SecureLine, type SignetHost, startSignetHost } from './harness/signet-host.ts'
import { until } from './harness/until.ts'

/** How often each failure is tried: a cut of it by default. */
const ROUNDS = process.env['SIGNET_SOAK'] === 'full' ? 50 : 2
const SILENT_ROUNDS = ROUNDS / 2

let browser: ExtensionBrowser
let sandbox: SandboxServer
let host: SignetHost
test.beforeEach(async () => {
  sandbox = await startSandboxServer({ connectionClose: true })
  host = await startSignetHost(sandbox.url)
})
test.afterEach(async () => {
  await browser.close()
  await Promise.all([host.close(), sandbox.close()])
})

const documented = (changes: { plainHttp?: boolean; typedHost?: string } = {}) => ({
  ...NEW_PROFILE,
  id: 'acme',
  baseUrl: 'http://api.getsignet.xyz',
  credentials: sandbox.credentials,
  ...changes,
})

/** What a user may do with a profile whose host does not answer as it should. A line that hangs takes 20 s for each. */
async function tryEverything(page: Page, line: SecureLine): Promise<void> {
  const { connection } = await ask(page, 'profile.save', documented())
  expect(connection.state).toBe('failed')
  if (line === 'silent') return
  await ask(page, 'token.copy', 'acme').catch(() => undefined)
  await ask(page, 'token.renew', 'acme').catch(() => undefined)
  await ask(page, 'request.send', { id: crypto.randomUUID(), page: 'tab:1', profileId: 'acme', draft: LIST_CLIENTS })
}

/** Every line in turn, and after each the user's word that it may go out in plain: that is heard, so nothing else was. */
async function expectSilence(lines: readonly SecureLine[], rounds: number): Promise<void> {
  browser = await launchChromium({ args: host.args() })
  const page = await browser.open('options.html')
  for (const line of lines) {
    await host.secure(line)
    const before = host.heardInPlain()
    for (let round = 0; round < rounds; round++) await tryEverything(page, line)
    expect({ line, heard: host.heardInPlain() }).toEqual({ line, heard: before })

    await ask(page, 'profile.save', documented({ plainHttp: true }))
    expect(host.heardInPlain().text.slice(before.text.length)).toContain(sandbox.credentials.apiSecret)
    await ask(page, 'profile.delete', 'acme')
  }
}

test('says no byte to port 80 while port 443 is refused, reset or behind a wrong certificate', {
  tag: '@waits',
}, async () => {
  test.setTimeout(ROUNDS * 180_000)
  await expectSilence(['refused', 'reset', 'tls'], ROUNDS)
})

test('says no byte to port 80 while port 443 is silent', { tag: '@waits' }, async () => {
  test.setTimeout(ROUNDS * 60_000)
  await expectSilence(['silent'], SILENT_ROUNDS)
})

test('marks a profile without encryption on every screen, and renews nothing for it by itself', async () => {
  await sandbox.close()
  sandbox = await startSandboxServer({
    credentials: sandbox.credentials,
    port: Number(new URL(sandbox.url).port),
    tokenLifeMs: 1_000,
    connectionClose: true,
  })
  browser = await launchChromium({ args: host.args() })
  const [options, popup, panel] = [
    await browser.open('options.html'),
    await browser.open('popup.html'),
    await browser.open('panel.html'),
  ]
  await ask(options, 'profile.save', documented({ plainHttp: true }))

  for (const page of [options, popup, panel]) await expect(page.getByText('NOT ENCRYPTED').first()).toBeVisible()
  await panel.getByRole('tab', { name: 'Token' }).click()
  await expect(panel.getByText('NOT ENCRYPTED').first()).toBeVisible()

  await expect(popup.getByRole('status', { name: 'Token' })).toHaveText(/^Expired/)
  await (await browser.worker()).evaluate(() => chrome.alarms.onAlarm.dispatch({ name: 'icon' }))
  await popup.reload()
  await expect(popup.getByRole('status', { name: 'Token' })).toHaveText(/^Expired/)
  expect(sandbox.log().counts).toEqual({ generateToken: 1 })

  await popup.getByRole('button', { name: 'Renew token' }).click()
  await until('the renewal that was asked for', () => sandbox.log().counts['refreshToken'] === 1)
})

test('wants the name of the host typed once https has worked there, and says no byte to port 80 before', async () => {
  browser = await launchChromium({ args: host.args({ trusted: true }) })
  const page = await browser.open('options.html')
  expect((await ask(page, 'profile.save', documented())).connection.state).toBe('connected')

  await host.secure('refused')
  const row = page.getByRole('listitem', { name: 'Acme Test' })
  await row.getByRole('button', { name: 'Edit' }).click()
  const save = row.getByRole('button', { name: 'Save and connect' })
  await save.click()
  await row.getByRole('checkbox', { name: /^Send over http/ }).check()
  await save.click()
  await expect(page.getByText('Type api.getsignet.xyz to send there without encryption')).toBeVisible()
  await expect(ask(page, 'profile.save', documented({ plainHttp: true, typedHost: 'api' }))).rejects.toThrow(
    'input.invalid',
  )
  expect(host.heardInPlain().connections).toBe(0)

  await row.getByRole('textbox', { name: 'Type the host to confirm' }).fill('api.getsignet.xyz')
  await save.click()
  // The row may say Connected of the time before.
  await until('the token call', () => host.heardInPlain().text.includes('/dpop/v1/api/generate-token'))
  await expect(row.getByText('Connected').first()).toBeVisible()
})

test('takes a redirect to https for a host that offers it: follows nothing, and sends no token in plain', async () => {
  browser = await launchChromium({ args: host.args() })
  const page = await browser.open('options.html')
  host.plain('redirects')
  const { connection } = await ask(page, 'profile.save', documented({ plainHttp: true }))
  await ask(page, 'request.send', { id: crypto.randomUUID(), page: 'tab:1', profileId: 'acme', draft: LIST_CLIENTS })

  expect(connection).toMatchObject({ state: 'failed', code: 'network.redirected' })
  expect(host.heardInPlain().text.toLowerCase()).not.toContain('bearer')
  expect(host.secureConnections()).toBe(0)
  const again = { ...documented({ plainHttp: true }), id: 'another' }
  await expect(ask(page, 'profile.save', again)).rejects.toThrow('has answered over https before')
})

declare const chrome: { readonly alarms: { readonly onAlarm: { readonly dispatch: (alarm: object) => void } } }
