import { expect, type Page, test } from '@playwright/test'
import { buildSlot } from '#lib/storage/slots.ts'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, addRemembered, ask } from './harness/ask.ts'
import { expectNoObjection } from './harness/axe.ts'
import { builtExtension, pagesOf } from './harness/build.ts'
import { type ExtensionBrowser, killWorker, launchChromium } from './harness/chromium.ts'

/** Chromium's remark on the `sandbox` line of the policy: the line is there to shut popups, not to contain scripts. */
const KNOWN_REMARK = /can escape its sandboxing/
/** The developer tools' page does nothing outside of them, and nobody sees the one that copies. */
const UNSEEN = ['devtools.html', 'offscreen.html']
const DAY_MS = 24 * 60 * 60_000

let browser: ExtensionBrowser
let server: SandboxServer
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startSandboxServer()])
})
test.afterAll(async () => {
  await Promise.all([browser.close(), server.close()])
})

test('opens every page without an error or a breach of its policy', async () => {
  const pages = (await pagesOf(builtExtension('chrome'))).filter((name) => !UNSEEN.includes(name))
  for (const name of pages) {
    const heard: string[] = []
    const page = await browser.context.newPage()
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', ({ message }) => heard.push(message))
    await page.goto(browser.url(name))
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    const unexpected = heard.filter((text) => !KNOWN_REMARK.test(text))
    expect({ name, unexpected }).toEqual({ name, unexpected: [] })
    await page.close()
  }
})

/** Opens a page, brings it to the state that is meant, and lets axe look at it. */
async function expectPage(name: string, prepare?: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.open(name)
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
  await prepare?.(page)
  await expectNoObjection(page, name)
  await page.close()
}

const shows = (label: string) => async (page: Page) => {
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(new RegExp(`^${label}`))
}

async function openRotation(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rotate key' }).click()
  await expect(page.getByRole('button', { name: 'Verify new key' })).toBeVisible()
}

async function openTokenTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Token' }).click()
  await expect(page.getByRole('button', { name: 'Generate new' })).toBeVisible()
}

test('has nothing that axe objects to before there is a profile', async () => {
  for (const name of ['popup.html', 'options.html', 'welcome.html', 'panel.html']) await expectPage(name)
})

test('has nothing that axe objects to in any state of a vault', async () => {
  const ours = browser.firstRun
  const id = await addRemembered(ours, server)
  await expectPage('options.html', openRotation)
  await expectPage('panel.html', openTokenTab)
  await ask(ours, 'vault.lock')
  for (const name of ['options.html', 'popup.html', 'panel.html']) await expectPage(name, shows('Locked'))
  await ask(ours, 'vault.erase')
  for (const name of ['popup.html', 'panel.html']) await expectPage(name, shows('Needs secret'))
  await ask(ours, 'profile.delete', id)
})

test('has nothing that axe objects to where a key is old and something was not read as it was written', async () => {
  const [ours, worker] = [browser.firstRun, await browser.worker()]
  await addProfile(ours, server)
  // What a later version wrote, and a last write of the profiles that broke off.
  const newer = { 'settings.b': buildSlot({}, 99, 99) }
  await worker.evaluate(`chrome.storage.local.set(${JSON.stringify(newer)})`)
  await worker.evaluate(`chrome.storage.local.get('profiles.b').then(({ 'profiles.b': slot }) =>
    chrome.storage.local.set({ 'profiles.b': { ...slot, crc: -1 } }))`)
  await killWorker(browser, ours)
  await expectPage('options.html', async (page) => {
    await page.clock.setFixedTime(Date.now() + 120 * DAY_MS)
    await page.reload()
    await expect(page.getByText('The list of profiles was damaged on the disk.')).toBeVisible()
    await expect(page.getByText('Your settings were written by a newer version')).toBeVisible()
    await expect(page.getByText('This key is 120 days old: rotate it soon.')).toBeVisible()
  })
})
