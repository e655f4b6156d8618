import { randomBytes } from 'node:crypto'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { DATABASES } from './harness/databases.ts'
import { scanDisk } from './harness/disk-scan.ts'
import { DOM_TEXT } from './harness/dom-text.ts'
import { keepAnswers } from './harness/everywhere.ts'
import { held, type Secrets } from './harness/held.ts'
import { until } from './harness/until.ts'
import { workspaceOf } from './harness/workspace.ts'

type Credentials = SandboxServer['credentials']

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeEach(async () => {
  browser = await launchChromium()
  server = await startSandboxServer()
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server.close()])
})

const canary = () => randomBytes(12).toString('hex')
const PASSPHRASES = { first: `first ${canary()}`, second: `second ${canary()}`, wrong: `wrong ${canary()}` }
const PAGES = ['welcome.html', 'options.html', 'popup.html', 'panel.html']

/** Keeps all that the background tells pages. */
const HEAR = `window.told = []
  chrome.runtime.onMessage.addListener((message) => void window.told.push(JSON.stringify(message)))`

async function addByForm(page: Page, { apiKey, apiSecret }: Credentials): Promise<void> {
  await page.getByLabel('Profile name').pressSequentially('Acme Test')
  await page.getByLabel('Base URL').fill(server.url)
  await typeKey(page.locator('form'), { apiKey, apiSecret })
  await page.getByLabel('Remember on this computer').check()
  await page.getByLabel('Passphrase', { exact: true }).pressSequentially(PASSPHRASES.first)
  await page.getByRole('button', { name: 'Save and connect' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
}

async function typeKey(place: Locator, { apiKey, apiSecret }: Credentials): Promise<void> {
  await place.getByLabel('API key', { exact: true }).pressSequentially(apiKey)
  await place.getByLabel('API secret').pressSequentially(apiSecret)
}

async function unlock(page: Page, passphrase: string): Promise<void> {
  const strip = page.getByRole('region', { name: 'Locked vault' })
  await strip.getByLabel('Passphrase', { exact: true }).pressSequentially(passphrase)
  await strip.getByRole('button', { name: 'Unlock' }).click()
}

async function lockAndUnlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock now' }).click()
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^Locked/)
  await unlock(page, PASSPHRASES.wrong)
  await expect(page.getByText('not the passphrase of the vault')).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).fill('')
  await unlock(page, PASSPHRASES.first)
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^No token/)
}

async function changePassphrase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  await page.getByLabel('Present passphrase').pressSequentially(PASSPHRASES.first)
  await page.getByLabel('New passphrase').pressSequentially(PASSPHRASES.second)
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  await expect(page.getByLabel('New passphrase')).toHaveCount(0)
}

/** By the guide, with a key that the server's dashboard makes. */
async function rotate(page: Page): Promise<Credentials> {
  const made = (await (await fetch(`${server.url}/__sandbox/keys`, { method: 'POST' })).json()) as Credentials
  await page.getByRole('button', { name: 'Rotate key' }).click()
  const guide = page.getByRole('region', { name: 'Rotate key' })
  await typeKey(guide, made)
  await guide.getByRole('button', { name: 'Verify new key' }).click()
  await guide.getByRole('button', { name: 'Use the new key' }).click()
  await guide.getByRole('button', { name: 'Done' }).click()
  await expect(guide).toHaveCount(0)
  await expect(page.getByText(`•••• ${made.apiKey.slice(-4)}`)).toBeVisible()
  return made
}

async function send(...endpoints: readonly string[]): Promise<void> {
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  for (const endpoint of [...endpoints, 'list clients']) {
    await workspace.choose(endpoint)
    await workspace.send('success')
  }
  await page.close()
}

interface Held {
  readonly tokens: Record<string, { token?: { value: string; refreshToken: string } }>
  readonly dataKey: string
}

/** What the background holds in memory of an open vault. */
async function heldInMemory(): Promise<Held> {
  const session = await (await browser.worker()).evaluate<Record<string, unknown>>(`chrome.storage.session.get(null)`)
  const [dataKey] = Object.values(session).flatMap((value) => (value as { dataKey?: string } | null)?.dataKey ?? [])
  return { tokens: session['tokens'] as Held['tokens'], dataKey: dataKey ?? '' }
}

function tokensOf({ tokens }: Held, when: string): Record<string, string> {
  const [{ token } = {}] = Object.values(tokens)
  if (token === undefined) throw new Error('no token is held')
  return { [`access token ${when}`]: token.value, [`refresh token ${when}`]: token.refreshToken }
}

async function expectNothingSeen(secrets: Secrets): Promise<void> {
  for (const name of PAGES) {
    const page = await browser.open(name)
    expect({ name, held: held(await page.evaluate(DOM_TEXT), secrets) }).toEqual({ name, held: [] })
    await page.close()
  }
  const worker = await browser.worker()
  const local = JSON.stringify(await worker.evaluate(`chrome.storage.local.get(null)`))
  const databases = JSON.stringify(await worker.evaluate(DATABASES))
  expect([held(local, secrets), held(databases, secrets)]).toEqual([[], []])
  expect(databases).toContain('Clients retrieved')
  expect(databases).not.toContain('Access token')
}

test('keeps everything secret off the disk and out of pages while a vault is made, locked, changed and rotated', async () => {
  const said: string[] = []
  browser.context.on('console', (message) => said.push(message.text()))
  const page = await browser.open('options.html')
  await page.evaluate(HEAR)
  const { apiKey, apiSecret } = server.credentials
  await addByForm(page, server.credentials)
  await keepAnswers(browser)
  await send('generate a token', 'refresh a token')
  const first = await heldInMemory()
  await lockAndUnlock(page)
  await changePassphrase(page)
  const made = await rotate(page)

  await test.step('the new key is in use, and the old one is needed no more', async () => {
    await fetch(`${server.url}/__sandbox/revoke`, { method: 'POST', body: JSON.stringify({ apiKey }) })
    const { session } = await ask(page, 'views.read')
    const id = session.profiles[0]?.profile.id ?? ''
    expect(session.profiles[0]?.rotation).toBeUndefined()
    expect(session.profiles[0]?.profile.keyHint).toBe(made.apiKey.slice(-4))
    await send()
    await ask(page, 'token.generate', id)
    await send()
  })
  const last = await heldInMemory()
  const dataKey = Buffer.from(last.dataKey, 'base64')
  expect([first.dataKey, dataKey.byteLength]).toEqual([last.dataKey, 32])
  const secrets = {
    ...{ apiKey, apiSecret, newKey: made.apiKey, newSecret: made.apiSecret, dataKey: last.dataKey },
    ...{ ...PASSPHRASES, ...tokensOf(first, 'before'), ...tokensOf(last, 'after') },
  }
  await expectNothingSeen(secrets)
  const told = await page.evaluate<string>('window.told.join()')
  expect(told).toContain('"name":"session"')
  expect([held(told, secrets), held(said.join(), secrets)]).toEqual([[], []])
  expect(await scanDisk(browser.profile, { ...secrets, 'bytes of the data key': dataKey })).toEqual([])

  await test.step('a planted one is found', async () => {
    const stored = canary()
    await (await browser.worker()).evaluate(`chrome.storage.local.set({ stored: '${stored}' })`)
    await until('it', async () => (await scanDisk(browser.profile, { stored })).length > 0)
  })
  browser = await browser.restart()
  const again = await browser.open('options.html')
  await expect(again.getByRole('status', { name: 'Token' })).toHaveText(/^Locked/)
  await unlock(again, PASSPHRASES.second)
  await expect(again.getByRole('status', { name: 'Token' })).toHaveText(/^No token/)
  expect(await scanDisk(browser.profile, { ...secrets, 'bytes of the data key': dataKey })).toEqual([])
})
