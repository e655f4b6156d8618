import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { chromiumPasteboard } from './harness/pasteboard.ts'
import { openPopup } from './harness/popup.ts'
import { until } from './harness/until.ts'
import { shownClientId, workspaceOf } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer | undefined
test.beforeEach(async () => {
  browser = await launchChromium()
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server?.close()])
  server = undefined
})

const tokenOf = (page: Page) => page.getByRole('status', { name: 'Token' })

/** The workspace, opened by the button of the real popup. */
async function openWorkspace(): Promise<Page> {
  const opened = browser.context.waitForEvent('page')
  await cdpUser(await openPopup(browser)).press('button', 'Open workspace')
  const page = await opened
  await page.waitForURL(browser.url('panel.html'))
  return page
}

test('leads from the first run to a working token at one click, without a network', async () => {
  const { firstRun, context } = browser
  const clipboard = await chromiumPasteboard(context.pages()[0] ?? (await context.newPage()))
  await context.setOffline(true)

  await firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
  await expect(tokenOf(firstRun)).toHaveText(/^Valid · (59 min|1 h) left/)

  const { press, read, seen } = cdpUser(await openPopup(browser))
  await press('button', 'Copy token')
  await until('the claim', async () => (await seen()).includes('Copied Sandbox, good for '))
  expect(await clipboard.read()).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/)
  await press('button', 'Send')
  await until('the answer', async () => (await read('region', 'Response'))?.startsWith('Succeeded: 200, success true'))
})

test('registers a client, blacklists it and shows it in both lists, without a network', async () => {
  const { firstRun, context } = browser
  await context.setOffline(true)
  await firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
  await expect(tokenOf(firstRun)).toHaveText(/^Valid/)
  const page = await openWorkspace()
  const workspace = workspaceOf(page)
  const firstRow = async () => {
    await page.getByRole('textbox', { name: 'limit' }).fill('1')
    await workspace.send('success')
  }

  await workspace.choose('list clients')
  await firstRow()
  await page.getByRole('tab', { name: 'Raw' }).click()
  await expect(workspace.raw).toContainText('"total": 30')
  await expect(workspace.raw).not.toContainText('grace@example.test')

  await workspace.choose('register a client')
  await workspace.writeBody({ name: 'Grace Example', email: 'grace@example.test' })
  await workspace.send('success')
  const clientId = await shownClientId(workspace)

  await workspace.choose('list clients')
  await firstRow()
  await expect(workspace.raw).toContainText(clientId)

  await workspace.choose('blacklist a client')
  await workspace.writeBody({ clientId, reasons: [{ category: 'PAYMENT_FRAUD', severity: 'HIGH' }] })
  await workspace.send('success')
  await workspace.choose('list blacklisted clients')
  await firstRow()
  await expect(workspace.raw).toContainText(clientId)

  await workspace.choose('blacklist a client')
  await workspace.writeBody({ clientId: 'grace', reasons: [{ category: 'FRAUD', severity: 'HIGH' }] })
  await workspace.send('failure')
  await expect(workspace.verdict).toHaveText(/^Refused: 400, success false, 2 problems/)
  await expect(workspace.problems.getByRole('listitem')).toHaveText([/^clientId/, /^reasons\[0\]\.category/])
})

test('says that a secret is wrong, keeps the profile marked, and connects with the right one', async () => {
  server = await startSandboxServer()
  const { url, credentials } = server
  const { firstRun } = browser
  const form = firstRun.getByRole('region', { name: 'Add my key' })
  await firstRun.getByRole('button', { name: 'Add my key' }).click()
  await expect(form).toContainText('Keep Signet’s dialog open until Connected appears here')

  await form.getByLabel('Profile name').fill('Acme Test')
  await form.getByLabel('Base URL').fill(url)
  await form.getByLabel('API key', { exact: true }).fill(credentials.apiKey)
  await form.getByLabel('API secret').fill(`${credentials.apiSecret}x`)
  await form.getByRole('button', { name: 'Save and connect' }).click()
  await expect(form).toContainText('Saved, but not connected.')
  await expect(form).toContainText(/secret/i)

  const options = await browser.open('options.html')
  const profile = options.getByRole('listitem', { name: 'Acme Test' })
  await expect(profile).toContainText('Not connected.')
  await expect(tokenOf(options)).toHaveText(/^Rejected/)
  await profile.getByRole('button', { name: 'Replace secret' }).click()
  await profile.getByLabel('API key', { exact: true }).fill(credentials.apiKey)
  await profile.getByLabel('API secret').fill(credentials.apiSecret)
  await profile.getByRole('button', { name: 'Save and connect' }).click()
  await expect(tokenOf(options)).toHaveText(/^Valid/)
  await expect(profile).toContainText('Connected')
  await expect(profile).not.toContainText('Not connected')
})
