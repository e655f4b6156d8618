import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, addRemembered, ask, PASSPHRASE } from './harness/ask.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { chromiumPasteboard, type Pasteboard } from './harness/pasteboard.ts'
import { openPopup } from './harness/popup.ts'
import { accepts } from './harness/sandbox.ts'
import { until } from './harness/until.ts'
import { tokenShows, type User } from './harness/user.ts'

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeEach(async () => {
  browser = await launchChromium()
  server = await startSandboxServer()
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server.close()])
})

async function restart(): Promise<{ popup: User; clipboard: Pasteboard }> {
  browser = await browser.restart()
  const clipboard = await chromiumPasteboard(browser.context.pages()[0] ?? (await browser.context.newPage()))
  return { popup: cdpUser(await openPopup(browser)), clipboard }
}

const isTold = (popup: User, words: string) => until(words, async () => (await popup.seen()).includes(words))

async function expectCopy(popup: User, clipboard: Pasteboard): Promise<void> {
  await popup.press('button', 'Copy token')
  await until('the claim', async () => (await popup.seen()).includes('Copied Acme Test'))
  expect(await accepts(server, await clipboard.read())).toBe(true)
}

test('is locked after the browser was started again, and one passphrase makes the token valid', async () => {
  await addRemembered(browser.firstRun, server)

  const { popup, clipboard } = await restart()
  await tokenShows(popup, 'Locked')
  await popup.type('textbox', 'Passphrase', 'not the passphrase')
  await popup.press('button', 'Unlock')
  await until('what is wrong', async () => (await popup.seen()).includes('not the passphrase of the vault'))
  await popup.type('textbox', 'Passphrase', PASSPHRASE)
  await popup.press('button', 'Unlock')
  await tokenShows(popup, 'No token')

  await expectCopy(popup, clipboard)
  await tokenShows(popup, 'Valid')
  expect(server.log().counts).toEqual({ generateToken: 2, listClients: 1 })
})

test('needs the secret after the browser was started again, and takes it in the popup', async () => {
  const { firstRun } = browser
  await ask(firstRun, 'profile.choose', await addProfile(firstRun, server))

  const { popup, clipboard } = await restart()
  await tokenShows(popup, 'Needs secret')
  await isTold(popup, 'The browser or the extension was restarted')
  // Chromium says that it has started to what was installed before alone, and not to what the command line brings.
  const worker = await browser.worker()
  await worker.evaluate('chrome.runtime.onStartup.dispatch()')
  await isTold(popup, 'The secret was kept until the browser closed.')
  await popup.type('textbox', 'API key', server.credentials.apiKey)
  await popup.type('textbox', 'API secret', server.credentials.apiSecret)
  await popup.press('button', 'Connect')
  await tokenShows(popup, 'Valid')
  await expectCopy(popup, clipboard)
  expect(server.log().counts).toEqual({ generateToken: 2, listClients: 1 })
})
