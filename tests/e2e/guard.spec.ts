import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask, NEW_PROFILE } from './harness/ask.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { openPopup } from './harness/popup.ts'
import { until } from './harness/until.ts'
import { workspaceOf } from './harness/workspace.ts'

const NAME = 'Acme Live'

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeEach(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startSandboxServer()])
  const { firstRun } = browser
  const environment = 'production'
  const input = {
    ...NEW_PROFILE,
    environment,
    name: NAME,
    baseUrl: server.url,
    credentials: server.credentials,
  } as const
  await ask(firstRun, 'profile.save', { ...input, id: 'live' })
  await ask(firstRun, 'profile.acceptScope', 'live', 'development')
  await ask(firstRun, 'profile.save', { ...input, id: 'test', name: 'Acme Test', environment: 'test' })
  await ask(firstRun, 'profile.choose', 'live')
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server.close()])
})

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'This changes data in Production' })
const CLIENT = '00000000-0000-4000-8000-000000000001'
const clientField = (page: Page) => page.getByLabel('clientId', { exact: true })
const blacklisted = () => server.log().counts['blacklistClient'] ?? 0
const taken = () => server.log().counts['removeFromBlacklist'] ?? 0

test('sends a write to Production by a held press or the typed name, and by nothing less', async () => {
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  const hold = page.getByRole('button', { name: /^Hold/ })
  const cancel = page.getByRole('button', { name: 'Cancel' })
  const verdict = (kind: string) => expect(workspace.verdict).toHaveAttribute('data-verdict', kind)
  await workspace.choose('blacklist a client')
  await clientField(page).fill(CLIENT)

  await test.step('neither a click nor a key alone', async () => {
    await hold.click()
    await expect(hold).toHaveText('Hold longer')
    await hold.press('Enter')
    await expect(dialogOf(page)).toBeVisible()
    await page.keyboard.press('Enter')
    await cancel.click()
    await page.keyboard.press('Control+Enter')
    await expect(dialogOf(page)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await page.keyboard.type('acme')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(dialogOf(page)).toBeHidden()
  })

  await test.step('nor a press that is let go, or that leaves', async () => {
    await hold.hover()
    // Struck together: a machine that stops for a moment in between would hold on.
    await Promise.all([page.mouse.down(), page.mouse.up()])
    await expect(hold).toHaveText('Hold longer')
    await Promise.all([page.mouse.down(), page.mouse.move(0, 0)])
    await expect(hold).toHaveText('Hold to send')
    await expect(page.locator('.hold-progress')).toBeHidden()
    await page.mouse.up()
    expect(blacklisted()).toBe(0)
  })

  await test.step('a press that is held', async () => {
    await hold.hover()
    await page.mouse.down()
    await verdict('success')
    await page.mouse.up()
    expect(blacklisted()).toBe(1)
  })

  await test.step('a DELETE by the typed name alone, and never with an id that only an example has', async () => {
    await page.getByRole('tab', { name: 'Snippet' }).click()
    await workspace.choose('remove a client from the blacklist')
    await expect(page.getByRole('tab', { name: 'Body' })).toHaveAttribute('aria-selected', 'true')
    await expect(clientField(page)).toHaveValue('')
    await clientField(page).fill(CLIENT)
    await expect(page.locator('.guard-note')).toContainText(`clientId ${CLIENT}`)
    await page.getByRole('button', { name: 'Send…' }).click()
    await expect(dialogOf(page)).toContainText(CLIENT)
    await page.getByRole('textbox', { name: 'Profile name' }).fill(NAME)
    expect(taken()).toBe(0)
    await page.keyboard.press('Enter')
    // The verdict before was a success as well.
    await expect.poll(taken).toBe(1)
    await verdict('success')
  })

  await test.step('nor Send with… for another profile', async () => {
    await page.getByRole('combobox', { name: 'Profile' }).selectOption({ label: 'Acme Test · TEST' })
    await workspace.choose('blacklist a client')
    await expect(clientField(page)).toHaveValue(CLIENT)
    await page.getByRole('button', { name: 'Send with…' }).click()
    await page.getByRole('menuitem', { name: NAME }).click()
    await expect(dialogOf(page)).toBeVisible()
    await cancel.click()
    expect(blacklisted()).toBe(1)
  })
})

test('sends no write to Production from the palette, the history or the popup at one press', async () => {
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  const held = page.getByRole('button', { name: /^Hold/ })
  await workspace.choose('blacklist a client')
  await clientField(page).fill(CLIENT)
  await held.hover()
  await page.mouse.down()
  await expect(workspace.verdict).toHaveAttribute('data-verdict', 'success')
  await page.mouse.up()
  expect(blacklisted()).toBe(1)

  await test.step('the palette asks', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command' }).fill('send to production')
    await page.keyboard.press('Enter')
    await expect(dialogOf(page)).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(dialogOf(page)).toBeHidden()
  })

  await test.step('the history opens it, and its Send is guarded like any other', async () => {
    await page.getByRole('tab', { name: 'History' }).click()
    const rows = page.getByRole('listbox', { name: 'History' })
    await rows.press('ArrowDown')
    await rows.press('Enter')
    await expect(page.getByRole('tab', { name: 'Explore' })).toHaveAttribute('aria-selected', 'true')
    await held.click()
    await expect(held).toHaveText('Hold longer')
  })

  await test.step('the popup shows its answer again, and offers what reads alone', async () => {
    const popup = cdpUser(await openPopup(browser))
    await popup.press('button', /POST.*blacklist/)
    await until('the answer', async () => (await popup.read('region', 'Response'))?.startsWith('Succeeded'))
    expect(await popup.read('combobox', 'Endpoint')).not.toMatch(/blacklist a client/i)
  })
  expect(blacklisted()).toBe(1)
})
