import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask, NEW_PROFILE } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { workspaceOf } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startSandboxServer()])
})
test.afterAll(() => Promise.all([browser.close(), server.close()]))

/** What Ctrl+V does, with this text on the clipboard. True when the page took it, and left nothing to the browser. */
const paste = (page: Page, label: string, text: string): Promise<boolean> =>
  page.getByLabel(label, { exact: true }).evaluate((input, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', pasted)
    return !input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

test('shows nothing of several words in the place of a key', async () => {
  const page = await browser.open('options.html')
  const key = page.getByLabel('API key', { exact: true })

  expect(await paste(page, 'API key', 'a key and the secret of it')).toBe(true)
  await expect(page.getByText('What you pasted is several words')).toBeVisible()
  await expect(key).toHaveValue('')

  await key.fill('sandbox_0123 secret')
  await expect(key).toHaveAttribute('type', 'password')
  await expect(page.getByText('A key has no spaces')).toBeVisible()
  await page.getByLabel('API secret', { exact: true }).fill('secret')
  await page.getByRole('button', { name: 'Save and connect' }).click()
  await expect(page.getByText('A key has no spaces')).toBeVisible()
  await expect(key).toBeFocused()

  await key.fill('sandbox_0123')
  await expect(key).toHaveAttribute('type', 'text')
  await expect(page.getByText('A key has no spaces')).toBeHidden()
  await page.close()
})

test('shows a passphrase that is made up until it is left', async () => {
  const page = await browser.open('options.html')
  await page.getByRole('radio', { name: 'Remember on this computer' }).check()
  const passphrase = page.getByLabel('Passphrase', { exact: true })
  const show = page.getByRole('button', { name: 'Show' })
  await passphrase.fill('four unrelated words here')
  await expect(passphrase).toHaveAttribute('type', 'password')

  await show.click()
  await expect(passphrase).toHaveAttribute('type', 'text')
  await expect(passphrase).toHaveAttribute('autocomplete', 'off')
  await page.getByLabel('Profile name').focus()
  await expect(passphrase).toHaveAttribute('type', 'password')

  await show.click()
  await expect(show).toHaveAttribute('aria-pressed', 'true')
  await passphrase.press('Enter')
  await expect(passphrase).toHaveAttribute('type', 'password')
  await page.close()
})

test('connects with what the sandbox prints, and goes on to the workspace under its name', async () => {
  const { url, credentials } = server
  const page = await browser.open('options.html')
  await page.getByLabel('Profile name').fill('Local sandbox')

  const printed = `Base URL    ${url}\nAPI key     ${credentials.apiKey}\nAPI secret  ${credentials.apiSecret}\n`
  expect(await paste(page, 'API key', printed)).toBe(true)

  await expect(page.getByText('Key and secret were both taken from what you pasted, and the base URL')).toBeVisible()
  await expect(page.getByLabel('Base URL', { exact: true })).toHaveValue(url)
  await expect(page.getByLabel('API key', { exact: true })).toHaveValue(credentials.apiKey)
  await page.getByRole('button', { name: 'Save and connect' }).click()

  const form = page.getByRole('region', { name: 'Local sandbox' })
  await expect(form.getByText('Connected')).toBeVisible()
  await expect(form.getByRole('heading', { name: 'Local sandbox' })).toBeVisible()
  const [workspace] = await Promise.all([
    browser.context.waitForEvent('page'),
    form.getByRole('button', { name: 'Open workspace' }).click(),
  ])
  await expect(workspace.getByRole('combobox', { name: 'Profile' })).toContainText('Local sandbox')
  await workspace.close()
  await page.close()
})

test('says of a request without a token that it was not sent, once at length why, and leads to the token', async () => {
  const { url: baseUrl, credentials } = server
  const wrong = { ...credentials, apiSecret: 'wrong' }
  const input = { ...NEW_PROFILE, id: 'refused', baseUrl, credentials: wrong }
  await ask(browser.firstRun, 'profile.save', input)
  await ask(browser.firstRun, 'profile.choose', 'refused')
  const page = await browser.open('panel.html')
  await workspaceOf(page).choose('list clients')
  await page.getByRole('button', { name: 'Send', exact: true }).click()

  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Not sent')
  await expect(page.getByText('Signet does not accept this key and secret')).toHaveCount(1)
  await page.getByRole('tab', { name: 'Sent' }).click()
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('This request was not sent')
  await page.getByRole('button', { name: 'Why: see the token’s calls' }).click()
  await expect(page.getByRole('table', { name: 'Token trace' })).toContainText('Refused · 401')
  await page.close()
})
