import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask, NEW_PROFILE } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'

const PASSPHRASE = 'correct horse battery staple'

let browser: ExtensionBrowser
let server: SandboxServer
/** In a row and in one browser: the last finds the vault that the one before it made. */
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  server = await startSandboxServer()
  browser = await launchChromium()
  const { url: baseUrl, credentials } = server
  await ask(browser.firstRun, 'profile.save', { ...NEW_PROFILE, id: 'acme', baseUrl, credentials })
})
test.afterAll(() => Promise.all([browser.close(), server.close()]))

const acme = (page: Page) => page.getByRole('listitem', { name: 'Acme Test' })

test('moves through a menu by keys, and gives the focus back', async () => {
  const page = await browser.open('popup.html')
  const button = page.getByRole('button', { name: 'Copy as' })
  const item = (name: string) => page.getByRole('menuitem', { name })
  // The page's own first picture has such a button as well, which does nothing yet.
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/\w/)
  await button.focus()

  await page.keyboard.press('ArrowDown')
  await expect(item('Authorization header')).toBeFocused()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowUp')
  await expect(item('.env template')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(item('Authorization header')).toBeFocused()
  await page.keyboard.press('c')
  await expect(item('cURL')).toBeFocused()
  await page.keyboard.press('End')
  await expect(item('.env template')).toBeFocused()

  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(button).toBeFocused()
  await expect(button).toHaveAttribute('aria-expanded', 'false')
})

test('keeps a menu inside the page', async () => {
  const page = await browser.open('popup.html')
  await page.setViewportSize({ width: 380, height: 500 })

  await page.getByRole('button', { name: 'Copy as' }).click()

  const box = await page.getByRole('menu').boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(380)
})

test('puts a favourite first, in every page and after a reload', async () => {
  const page = await browser.open('popup.html')
  const endpoint = page.getByRole('combobox', { name: 'Endpoint' })
  await endpoint.selectOption({ label: 'GET List clients' })

  await page.getByRole('button', { name: 'Favourite' }).click()

  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(endpoint.locator('optgroup').first()).toHaveAttribute('label', 'Favourites')
  await expect(endpoint.locator('option').first()).toHaveText('GET List clients')
})

test('hands a profile on by a file that holds no key, and takes it up again', async () => {
  const page = await browser.open('options.html')
  const downloading = page.waitForEvent('download')
  await acme(page).getByRole('button', { name: 'Export profile' }).click()
  const download = await downloading
  const path = await download.path()
  const text = await readFile(path, 'utf8')
  expect(download.suggestedFilename()).toBe('signet-acme-test.json')
  expect(JSON.parse(text).profiles).toEqual([
    { name: 'Acme Test', environment: 'test', baseUrl: server.url, serviceUrls: {} },
  ])
  expect(text).not.toContain(server.credentials.apiKey.slice(-4))

  await page.getByLabel('Exported profiles').setInputFiles(path)

  await expect(page.getByLabel('Profile name')).toHaveValue('Acme Test')
  await expect(page.getByLabel('Base URL')).toHaveValue(server.url)
  await expect(page.getByLabel('API secret')).toHaveValue('')
})

test('moves a secret into the vault by the form, locks it, and goes on with what needed it', async () => {
  const page = await browser.open('options.html')
  const vault = page.getByRole('region', { name: 'Vault', exact: true })
  await acme(page).getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('radio', { name: 'Remember on this computer' }).check()
  await page.getByLabel('Passphrase').fill('password1234')
  await page.getByRole('button', { name: 'Save and connect' }).click()
  await expect(page.getByRole('alert')).toContainText('Too easy to guess')
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Save and connect' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(acme(page)).toContainText('in the vault')

  await vault.getByRole('button', { name: 'Lock now' }).click()
  await expect(acme(page).getByRole('status', { name: 'Token' })).toHaveText(/^Locked/)
  await acme(page).getByRole('button', { name: 'Replace secret' }).click()
  await expect(page.getByLabel('Passphrase')).toBeFocused()
  await page.getByLabel('Passphrase').fill('not this one at all')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('not the passphrase')
  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.keyboard.press('Enter')

  await expect(acme(page).getByLabel('API key', { exact: true })).toBeFocused()
  await acme(page).getByLabel('API key', { exact: true }).fill(server.credentials.apiKey)
  await acme(page).getByLabel('API secret').fill(server.credentials.apiSecret)
  await acme(page).getByRole('button', { name: 'Save and connect' }).click()
  await expect(acme(page).getByRole('button', { name: 'Replace secret' })).toBeFocused()
  await expect(acme(page).getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
})

test('changes the passphrase: the old one opens nothing any more', async () => {
  const page = await browser.open('options.html')
  const vault = page.getByRole('region', { name: 'Vault', exact: true })
  await vault.getByRole('button', { name: 'Change passphrase' }).click()
  await vault.getByLabel('Present passphrase').fill(PASSPHRASE)
  await vault.getByLabel('New passphrase').fill('another horse, another battery')
  await vault.getByRole('button', { name: 'Change passphrase' }).click()
  await vault.getByRole('button', { name: 'Lock now' }).click()

  await page.getByLabel('Passphrase').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('alert')).toContainText('not the passphrase')
  await page.getByLabel('Passphrase').fill('another horse, another battery')
  await page.getByRole('button', { name: 'Unlock' }).click()

  await expect(vault.getByRole('button', { name: 'Lock now' })).toBeVisible()
})
