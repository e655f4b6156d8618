import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask, NEW_PROFILE } from './harness/ask.ts'
import { builtExtension, pagesOf } from './harness/build.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'

/** Chromium's remark on the `sandbox` line of the policy: the line is there to shut popups, not to contain scripts. */
const KNOWN_REMARK = /can escape its sandboxing/
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The developer tools' page does nothing outside of them, and nobody sees the one that copies. */
const UNSEEN = ['devtools.html', 'offscreen.html']
const PASSPHRASE = 'correct horse battery staple'

let browser: ExtensionBrowser
let server: SandboxServer
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

type Scheme = 'light' | 'dark'

/** Opens a page, brings it to the state that is meant, and lets axe look at it. */
async function expectNoObjection(scheme: Scheme, name: string, prepare?: (page: Page) => Promise<void>) {
  const page = await browser.open(name)
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
  await prepare?.(page)
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze()
  expect({ name, found: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]) }).toEqual({
    name,
    found: [],
  })
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

/** A profile in the vault, through the states that it may be seen in. */
async function expectNoObjectionInVault(scheme: Scheme): Promise<void> {
  const ours = browser.firstRun
  const vaulted = { keeping: 'vault', passphrase: PASSPHRASE } as const
  const { url: baseUrl, credentials } = server
  const { id } = await ask(ours, 'profile.save', { ...NEW_PROFILE, ...vaulted, id: 'acme', baseUrl, credentials })
  await ask(ours, 'profile.choose', id)
  await expectNoObjection(scheme, 'options.html', openRotation)
  await expectNoObjection(scheme, 'panel.html', openTokenTab)
  await ask(ours, 'vault.lock')
  for (const name of ['options.html', 'popup.html', 'panel.html']) {
    await expectNoObjection(scheme, name, shows('Locked'))
  }
  await ask(ours, 'vault.erase')
  for (const name of ['popup.html', 'panel.html']) await expectNoObjection(scheme, name, shows('Needs secret'))
  await ask(ours, 'profile.delete', id)
}

for (const scheme of ['light', 'dark'] as const) {
  test(`has nothing that axe objects to, in ${scheme}`, async () => {
    test.setTimeout(120_000)
    for (const name of ['popup.html', 'options.html', 'welcome.html', 'panel.html']) {
      await expectNoObjection(scheme, name)
    }
    await expectNoObjectionInVault(scheme)
  })
}
