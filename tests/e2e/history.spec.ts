import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
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

const tab = (page: Page, name: string) => page.getByRole('tab', { name })
const rows = (page: Page) => page.getByRole('listbox', { name: 'History' }).getByRole('option')

async function openSandbox(): Promise<Page> {
  await browser.firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
  await expect(browser.firstRun.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
  return browser.open('panel.html')
}

test('finds what was sent again after the browser was closed, and opens it as a request', async () => {
  const first = await openSandbox()
  const workspace = workspaceOf(first)
  await workspace.choose('register a client')
  await workspace.writeBody({ name: 'Ada Example', email: 'ada@found.test' })
  await workspace.send('success')
  await workspace.writeBody({ name: 'Ada Example' })
  await workspace.send('failure')

  browser = await browser.restart()
  const page = await browser.open('panel.html')
  await tab(page, 'History').click()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('searchbox', { name: 'Search history' }).fill('found.test')
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('listbox', { name: 'History' }).press('ArrowDown')
  await expect(page.getByRole('region', { name: 'Entry' })).toContainText('Succeeded: 201')
  await page.getByRole('listbox', { name: 'History' }).press('Enter')

  await expect(tab(page, 'Explore')).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('textbox', { name: 'email' })).toHaveValue('ada@found.test')
})

test('pins, deletes and clears, and brings back what was cleared', async () => {
  const page = await openSandbox()
  const workspace = workspaceOf(page)
  await workspace.choose('list clients')
  for (const limit of ['1', '2', '3']) {
    await page.getByRole('textbox', { name: 'limit' }).fill(limit)
    await workspace.send('success')
  }

  await tab(page, 'History').click()
  await rows(page).filter({ hasText: 'limit=2' }).click()
  await page.getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(page.getByLabel('Pinned', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(page)).toHaveCount(3)
  await rows(page).filter({ hasText: 'limit=3' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(rows(page)).toHaveCount(2)

  await page.getByRole('listbox', { name: 'History' }).press('?')
  const shortcuts = page.getByRole('dialog', { name: 'Shortcuts' })
  await expect(shortcuts).toContainText(/Enter\s*On a request: open it again\s*Delete/)
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Search history' }).fill('limit=2')
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Search history' }).fill('')
  await expect(rows(page)).toHaveCount(1)
  await rows(page).filter({ hasText: 'limit=2' }).click()
  await page.getByRole('listbox', { name: 'History' }).press('Delete')
  await expect(page.getByText('Nothing is left')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(page)).toHaveCount(1)
})

test('takes back all that was created here, one after the other', async () => {
  const page = await openSandbox()
  const workspace = workspaceOf(page)
  const created = page.getByRole('region', { name: 'Created here' })
  await workspace.choose('register a client')
  for (const name of ['ada', 'bob']) {
    await workspace.writeBody({ name, email: `${name}@created.test` })
    await workspace.send('success')
  }

  await tab(page, 'History').click()
  await expect(created.getByRole('listitem')).toHaveCount(2)
  await expect(created.getByRole('listitem').first()).toContainText('bob · bob@created.test')
  await created.getByRole('button', { name: 'Take all back…' }).click()
  const question = page.getByRole('dialog', { name: 'Send 2 calls that take back what was made?' })
  await expect(question.getByRole('listitem')).toHaveText([/Remove this client · bob · bob@/, /ada · ada@/])
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(created.getByRole('listitem')).toHaveCount(2)
  await created.getByRole('button', { name: 'Take all back…' }).click()
  await question.getByRole('button', { name: 'Send 2 calls' }).click()

  await expect(created).toHaveCount(0)
  await expect(rows(page).filter({ hasText: 'DELETE' })).toHaveCount(2)
})

test('leaves every list as it was once all that a client got is taken back', async () => {
  const running = await startSandboxServer()
  server = running
  await ask(browser.firstRun, 'profile.choose', await addProfile(browser.firstRun, running))
  const listed = () => {
    const { blacklist, devices, addresses, reports } = running.sandbox.state().data
    return structuredClone({ blacklist, devices, addresses, reports })
  }
  const before = listed()
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  const because = (category: string) => ({ reasons: [{ category, severity: 'HIGH' }] })
  await workspace.choose('register a client')
  await workspace.writeBody({ name: 'Lin', email: 'lin@example.test' })
  await workspace.send('success')
  await tab(page, 'Raw').click()
  const clientId = await shownClientId(workspace)
  for (const [operation, body] of [
    ['blacklistClient', because('PAYMENT_FRAUD')],
    ['flagDevice', { deviceId: '00000000-0000-4000-8000-0000000000d1', ...because('GEO_INCONSISTENCY') }],
    ['flagIp', { ip: '2001:db8::9', ...because('TOR_EXIT') }],
    ['reportClient', because('PAYMENT_FRAUD')],
  ] as const) {
    await workspace.choose(operation)
    await workspace.writeBody({ clientId, ...body })
    await workspace.send('success')
  }
  expect(Object.values(listed()).flat()).toHaveLength(Object.values(before).flat().length + 4)

  await tab(page, 'History').click()
  const created = page.getByRole('region', { name: 'Created here' })
  await expect(created.getByRole('listitem')).toHaveCount(5)
  await created.getByRole('button', { name: 'Take all back' }).click()
  const question = page.getByRole('dialog', { name: /^Send \d+ calls that take back/ })
  await expect(question).toContainText('older ones too')
  await question.getByRole('button', { name: /^Send/ }).click()

  await expect(created).toHaveCount(0)
  expect(listed()).toEqual(before)
  await tab(page, 'Explore').click()
  await workspace.choose('getClient')
  await page.locator('[data-place="path:clientId"]').fill(clientId)
  await workspace.send('success')
  await expect(workspace.raw).toContainText('"status": "deleted"')
})
