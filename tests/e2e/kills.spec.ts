import { expect, type Page, test } from '@playwright/test'
import type { PageState } from '#lib/messaging/contract.ts'
import type { StoredPages } from '#lib/session/pages.ts'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import type { Cdp } from './harness/cdp.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, killWorker, launchChromium } from './harness/chromium.ts'
import { openPanel } from './harness/devtools.ts'
import { chromiumPasteboard } from './harness/pasteboard.ts'
import { openPopup } from './harness/popup.ts'
import { accepts } from './harness/sandbox.ts'
import { until } from './harness/until.ts'
import { workspaceOf } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeEach(async () => {
  server = await startSandboxServer()
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server.close()])
})

const BODY = '{"name":"Grace Example","email":"grace@example.test"}'
const [BEGINNING, END] = [BODY.slice(0, 20), BODY.slice(20)]

type Step = readonly [name: string, run: () => Promise<void>]

function firstRunSteps(): Step[] {
  const { firstRun } = browser
  const form = firstRun.getByRole('region', { name: 'Add my key' })
  const { apiKey, apiSecret } = server.credentials
  return [
    [
      'try the sandbox',
      async () => {
        await firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
        await expect(firstRun.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
      },
    ],
    ['open the form', () => firstRun.getByRole('button', { name: 'Add my key' }).click()],
    ['type a name', () => form.getByLabel('Profile name').fill('Acme Test')],
    ['type an address', () => form.getByLabel('Base URL').fill(server.url)],
    ['type the key', () => form.getByLabel('API key', { exact: true }).fill(apiKey)],
    ['type the secret', () => form.getByLabel('API secret').fill(apiSecret)],
    [
      'connect',
      async () => {
        await form.getByRole('button', { name: 'Save and connect' }).click()
        await expect(form.getByText('Connected', { exact: true })).toBeVisible()
      },
    ],
  ]
}

function popupSteps(clipboard: { read: () => Promise<string> }): Step[] {
  let popup: Cdp
  const user = () => cdpUser(popup)
  const whenSeen = (text: string) => until(text, async () => (await user().seen()).includes(text))
  return [
    [
      'open the popup',
      async () => {
        const { session } = await ask(browser.firstRun, 'views.read')
        await ask(
          browser.firstRun,
          'profile.choose',
          session.profiles.find(({ profile }) => profile.name === 'Acme Test')?.profile.id ?? '',
        )
        popup = await openPopup(browser)
        await until('the profile', async () => (await user().read('status', 'Token'))?.startsWith('Valid'))
      },
    ],
    [
      'copy the token',
      async () => {
        await user().press('button', 'Copy token')
        await whenSeen('Copied Acme Test')
        expect(await accepts(server, await clipboard.read())).toBe(true)
      },
    ],
    [
      'send from the popup',
      async () => {
        await user().press('button', 'Send')
        await whenSeen('Succeeded: 200, success true')
      },
    ],
    [
      'renew the token',
      async () => {
        await user().press('button', 'Renew token')
        await until('the new token', () => server.log().counts['refreshToken'] === 1)
        await until('its word', async () => (await user().read('status', 'Token'))?.startsWith('Valid'))
      },
    ],
  ]
}

/** Whether the background holds a page as it is on show. What was under way at a kill is on its way again. */
async function isKept(fits: (state: PageState, lastSent: string | undefined) => boolean): Promise<boolean> {
  const { exchanges } = await ask(browser.firstRun, 'views.read')
  const worker = await browser.worker()
  const { pages } = await worker.evaluate<{ pages: StoredPages }>(`chrome.storage.session.get('pages')`)
  return Object.values(pages).some(({ state }) => fits(state, exchanges[0]?.id))
}

/** A user is never as quick to close a page as the kill before that. */
const bodyIsKept = () => until('the page to be kept', () => isKept(({ draft }) => draft?.body === BODY))

function workspaceSteps(): Step[] {
  let page: Page
  const workspace = () => workspaceOf(page)
  const open = async () => {
    page = await browser.open('panel.html')
  }
  return [
    ['open the workspace', open],
    ['choose an endpoint', () => workspace().choose('register a client')],
    ['type the beginning of a body', () => workspace().writeBody(BEGINNING)],
    ['type its end', () => workspace().body.pressSequentially(END)],
    ['look at another endpoint', () => workspace().choose('list clients')],
    [
      'come back',
      async () => {
        await workspace().choose('register a client')
        await expect(workspace().body).toHaveText(BODY)
      },
    ],
    [
      'close the tab',
      async () => {
        await bodyIsKept()
        await page.close()
      },
    ],
    [
      'open it again',
      async () => {
        await open()
        await expect(workspace().body).toHaveText(BODY)
      },
    ],
    ['send', () => workspace().send('success')],
    [
      'send the same again',
      async () => {
        await workspace().send('failure')
        await expect(workspace().verdict).toHaveText(/^Conflict: 409/)
      },
    ],
    [
      'close the tab once more',
      async () => {
        await until('the answer to be kept', () => isKept(({ exchangeId }, lastSent) => exchangeId === lastSent))
        await page.close()
      },
    ],
    [
      'find request and answer again',
      async () => {
        await open()
        await expect(workspace().body).toHaveText(BODY)
        await expect(workspace().verdict).toHaveText(/^Conflict: 409/)
        await expect(page.getByRole('tree', { name: 'Answer' })).toContainText('success:false')
      },
    ],
  ]
}

test('goes on after the background was killed between any two steps, and loses nothing that was typed', async () => {
  browser = await launchChromium()
  const clipboard = await chromiumPasteboard(browser.context.pages()[0] ?? (await browser.context.newPage()))
  for (const [name, run] of [...firstRunSteps(), ...popupSteps(clipboard), ...workspaceSteps()]) {
    await test.step(name, run)
    await killWorker(browser, browser.firstRun)
  }
  await expect(browser.firstRun.getByRole('alert').filter({ hasText: /\w/ })).toHaveCount(0)
})

test('has what was typed into the panel when the developer tools are closed and opened again', async () => {
  browser = await launchChromium({ devtools: true })
  const { context, firstRun, port } = browser
  await ask(firstRun, 'profile.choose', await addProfile(firstRun, server))
  const { user, panel } = await openPanel(port)
  await user.choose('Endpoints', 'POST · Register a client')
  await user.press('button', 'JSON')
  await user.type('textbox', 'Body', BODY)
  await killWorker(browser, firstRun)
  await bodyIsKept()

  const before = context.pages()
  await context.newPage()
  for (const page of before) await page.close()
  await panel.closed
  const again = await openPanel(port)
  await until('the body', async () => (await again.user.read('textbox', 'Body')) === BODY)
})
