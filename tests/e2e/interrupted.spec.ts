import { expect, type Locator, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, addRemembered, ask, PASSPHRASE } from './harness/ask.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, killWorker, launchChromium } from './harness/chromium.ts'
import { openPanel } from './harness/devtools.ts'
import { openPopup } from './harness/popup.ts'
import { until } from './harness/until.ts'
import { tokenShows, type User } from './harness/user.ts'
import { workspaceOf } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeEach(async () => {
  server = await startSandboxServer()
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server.close()])
})

/** The calls of the API since the profile was added. */
const sent = () => server.log().counts['listClients'] ?? 0

async function unlockBy(user: User): Promise<void> {
  await user.type('textbox', 'Passphrase', PASSPHRASE)
  await user.press('button', 'Unlock')
}

test('asks in the popup when a send finds the vault locked, and sends once it is open', async () => {
  browser = await launchChromium()
  await addRemembered(browser.firstRun, server)
  const popup = cdpUser(await openPopup(browser))
  await popup.choose('Endpoint', 'GET List clients')
  await tokenShows(popup, 'Valid')
  await popup.press('button', 'Lock')
  await tokenShows(popup, 'Locked')
  await popup.press('button', 'Send')
  await until('what waits', async () => (await popup.seen()).includes('goes on when it is open'))
  expect(sent()).toBe(0)

  await unlockBy(popup)

  await until('the answer', async () => (await popup.read('region', 'Response'))?.startsWith('Succeeded'))
  expect(sent()).toBe(1)
})

test('asks in the panel when a send finds the vault locked, and sends once it is open', async () => {
  browser = await launchChromium({ devtools: true })
  await addRemembered(browser.firstRun, server)
  const { user } = await openPanel(browser.port)
  await user.choose('Endpoints', 'GET · List clients')
  await ask(browser.firstRun, 'vault.lock')
  await tokenShows(user, 'Locked')
  await user.press('button', 'Send')
  await until('what waits', async () => (await user.seen()).includes('goes on when it is open'))
  expect(sent()).toBe(0)

  await unlockBy(user)

  await until('the verdict', async () => (await user.read('region', 'Verdict'))?.startsWith('Succeeded'))
  expect(sent()).toBe(1)
})

async function enterKey(place: Locator): Promise<void> {
  await place.getByLabel('API key', { exact: true }).fill(server.credentials.apiKey)
  await place.getByLabel('API secret').fill(server.credentials.apiSecret)
  await place.getByRole('button', { name: 'Connect' }).click()
}

test('asks in a tab when a send finds the secret gone, and sends once it is entered', async () => {
  browser = await launchChromium()
  const id = await addProfile(browser.firstRun, server)
  await ask(browser.firstRun, 'profile.choose', id)
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  await workspace.choose('list clients')
  await ask(browser.firstRun, 'secret.forget', id)
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^Needs secret/)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const strip = page.getByRole('region', { name: 'Key and secret' })
  await expect(strip).toContainText('goes on then')
  expect(sent()).toBe(0)

  await enterKey(strip)

  await expect(workspace.verdict).toHaveAttribute('data-verdict', 'success')
  expect(sent()).toBe(1)
})

test('stays locked when the background is killed, and makes no call until the passphrase is there', async () => {
  browser = await launchChromium()
  const id = await addRemembered(browser.firstRun, server)
  await ask(browser.firstRun, 'vault.lock')
  const before = server.log().counts
  await killWorker(browser, browser.firstRun)

  const { session } = await ask(browser.firstRun, 'views.read')
  expect([session.vault.state, session.profiles[0]?.token.phase]).toEqual(['locked', 'locked'])
  await expect(ask(browser.firstRun, 'token.copy', id)).rejects.toThrow('vault.locked')
  expect(server.log().counts).toEqual(before)
})
