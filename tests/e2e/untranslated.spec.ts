import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { pseudoCopy, untranslated } from './harness/pseudo-language.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { workspaceOf } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer
let folder: Awaited<ReturnType<typeof temporaryFolder>>
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  folder = await temporaryFolder('pseudo')
  const extension = await pseudoCopy(folder.path)
  ;[browser, server] = await Promise.all([launchChromium({ extension }), startSandboxServer()])
  const { firstRun } = browser
  await ask(firstRun, 'profile.choose', await addProfile(firstRun, server))
})
test.afterAll(async () => {
  await Promise.all([browser.close(), server.close()])
  await folder.remove()
})

/** The profile; what the sandbox says of a request, and its clients; what a browser puts in. */
const DATA = [
  /Acme Test/g,
  /^".*"$|^must be one of .*|\bada\b|\w+ Example/g,
  /^\w+, \d+ \w+ \d+ [\d:]+ GMT$|^Mozilla.*|^(Accept|Authorization|Connection|Origin)$/g,
]

async function expectTranslated(page: Page, where: string): Promise<void> {
  expect.soft(await untranslated(page, DATA), where).toEqual([])
}

test('says welcome, settings and popup in the language of the browser', async () => {
  await expect(browser.firstRun.getByRole('button', { name: '⟦Try the sandbox⟧' })).toBeVisible()
  await expectTranslated(browser.firstRun, 'welcome')

  const options = await browser.open('options.html')
  await options.getByRole('button', { name: '⟦Add profile⟧' }).click()
  await options.getByRole('button', { name: '⟦Save and connect⟧' }).click()
  await expect(options.getByRole('alert').first()).toBeVisible()
  await expectTranslated(options, 'options')

  const popup = await browser.open('popup.html')
  await popup.getByRole('button', { name: '⟦Copy token⟧' }).click()
  await expect(popup.getByText('⟦Copied')).toBeVisible()
  await expectTranslated(popup, 'popup')
})

test('says a request, its answer and all about it in the language of the browser', async () => {
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  const tab = (name: string) => page.getByRole('tab', { name: `⟦${name}⟧` }).last()
  const send = async (verdict: string) => {
    await page.keyboard.press('Control+Enter')
    await expect(workspace.verdict).toHaveAttribute('data-verdict', verdict)
    await expect(page.locator('.answer-stale')).toBeHidden()
  }
  await workspace.choose('blacklist a client')
  await workspace.writeBody({ clientId: 'ada', reasons: [{ category: 'FRAUD' }] })
  await send('failure')
  await expectTranslated(page, 'a refusal')
  for (const name of ['Raw', 'Headers', 'Sent', 'Timing']) {
    await tab(name).click()
    await expectTranslated(page, name)
  }
  for (const name of ['Snippet', 'Headers']) {
    await page
      .getByRole('tab', { name: `⟦${name}⟧` })
      .first()
      .click()
    await expectTranslated(page, name)
  }
  await workspace.choose('list clients')
  await send('success')
  await tab('Table').click()
  await expectTranslated(page, 'a table')
  await tab('History').click()
  await page.getByRole('listbox', { name: '⟦History⟧' }).press('ArrowDown')
  await expectTranslated(page, 'the history')
  await tab('Token').click()
  await expectTranslated(page, 'the token')
})

test('says what lies over the page in the language of the browser', async () => {
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  await workspace.choose('blacklist a client')
  for (const [name, key] of [
    ['Command palette', 'Control+k'],
    ['Shortcuts', '?'],
  ] as const) {
    await page.getByRole('tab', { name: '⟦Params' }).focus()
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await expectTranslated(page, name)
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: '⟦Variables⟧' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectTranslated(page, 'variables')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '⟦Change the catalogue⟧' }).click()
  await page.getByRole('menuitem', { name: 'Import OpenAPI' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectTranslated(page, 'import')
})
