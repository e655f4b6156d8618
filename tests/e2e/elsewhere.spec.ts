import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addProfile, ask, NEW_PROFILE } from './harness/ask.ts'
import { attach } from './harness/cdp.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, killWorker, launchChromium } from './harness/chromium.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { chromiumIcon, firefoxIcon, pressAltShift, pressAltShiftInFirefox, type ToolbarIcon } from './harness/icon.ts'
import { chromiumPasteboard, firefoxPasteboard, type Pasteboard } from './harness/pasteboard.ts'
import { accepts, serveAnew } from './harness/sandbox.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { permittedCopy } from './harness/unseen-copy.ts'
import { until } from './harness/until.ts'

/** With Alt and Shift. */
const COPY_KEY = 'Y'
let browser: ExtensionBrowser | undefined
let firefox: ExtensionFirefox | undefined
let server: SandboxServer | undefined
let folder: Awaited<ReturnType<typeof temporaryFolder>>
test.beforeEach(async () => {
  folder = await temporaryFolder('elsewhere')
})
test.afterEach(async () => {
  await Promise.all([browser?.close(), firefox?.close(), server?.close()])
  browser = firefox = server = undefined
  await folder.remove()
})

/** A Chromium in which copying with no page open is switched on, and an empty page to paste into. */
async function permittedChromium() {
  const started = await launchChromium({ extension: await permittedCopy('chrome', folder.path) })
  browser = started
  const page = await started.context.newPage()
  return { started, page, clipboard: await chromiumPasteboard(page), icon: chromiumIcon(started) }
}

/** A profile whose token is too old to be copied. Those that it gets from now on live for an hour. */
async function holdOldToken(page: Asker): Promise<SandboxServer> {
  const first = await startSandboxServer({ tokenLifeMs: 1_000, connectionClose: true })
  await addProfile(page, first)
  const made = Date.now()
  await until('the token to grow old', () => Date.now() > made + 1_000)
  return serveAnew(first)
}

const extensionPages = ({ context, url }: ExtensionBrowser): string[] =>
  context.pages().flatMap((page) => (page.url().startsWith(url('')) ? [page.url()] : []))

/** What a press brings to the clipboard. Where nothing comes, the icon knows why. */
function copied(icon: ToolbarIcon, clipboard: Pasteboard, shape: RegExp): Promise<string> {
  const read = async () => shape.exec(await clipboard.read())?.[1]
  return until(`a copy like ${shape}`, read).catch(async (cause: unknown) => {
    throw new Error(`nothing like ${shape} was copied; the icon says ${JSON.stringify(await icon.face())}`, { cause })
  })
}

/** One copy of each kind from the icon's menu, each of which is good for what it says. */
async function expectMenuCopies(icon: ToolbarIcon, clipboard: Pasteboard, sandbox: SandboxServer): Promise<void> {
  const copy = async (title: string, shape: RegExp): Promise<string> => {
    await icon.choose(title)
    return copied(icon, clipboard, shape)
  }
  const token = await copy('Copy token', /^(eyJ[\w.-]+)$/)
  expect(await accepts(sandbox, token)).toBe(true)
  expect(await copy('Authorization header (contains the token)', /^Authorization: Bearer (\S+)$/)).toBe(token)
  expect(await copy('.env line (contains the token)', /^# Acme Test, expires \S+Z\nSIGNET_TOKEN=(\S+)$/)).toBe(token)
  const curl = await copy('cURL (uses $SIGNET_TOKEN)', /^(curl -X [\s\S]+)$/)
  expect(curl).toContain(`'${sandbox.url}/`)
  expect(curl).toContain('-H "Authorization: Bearer $SIGNET_TOKEN"')
  await copy('.env template', /^(# Acme Test[\s\S]+\nSIGNET_API_KEY=\nSIGNET_API_SECRET=)$/)
}

test('copies a fresh token by a key while the background sleeps and no page is open', async () => {
  const { started, page, clipboard, icon } = await permittedChromium()
  server = await holdOldToken(started.firstRun)
  await killWorker(started, started.firstRun)
  await started.firstRun.close()

  await page.bringToFront()
  await pressAltShift(page, COPY_KEY)

  await until('a tick on the icon, and what it is for', async () => {
    const { badge, words } = await icon.face()
    return badge === '✓' && /^Copied Acme Test, good for (59 min|1 h)$/.test(words)
  })
  expect(await accepts(server, await clipboard.read())).toBe(true)
  expect(extensionPages(started)).toEqual([])
  await until('the badge to come back', async () => /^(59|60)$/.test((await icon.face()).badge))
})

test('copies in each form from the menu of the icon, with no page open', async () => {
  const { started, page, clipboard, icon } = await permittedChromium()
  server = await startSandboxServer({ connectionClose: true })
  await addProfile(started.firstRun, server)
  await started.firstRun.close()
  await page.bringToFront()

  await expectMenuCopies(icon, clipboard, server)
  expect(extensionPages(started)).toEqual([])

  await icon.choose('Open workspace')
  await until('the workspace', () => extensionPages(started).includes(started.url('panel.html')))
})

test('copies by a key and from the menu in Firefox once it is switched on, with no page open', async () => {
  firefox = await launchFirefox()
  const { marionette, open, run, runInChrome, endBackground } = firefox
  const [icon, clipboard] = [await firefoxIcon(firefox), firefoxPasteboard(firefox)]
  // Firefox asks its user in a window that Marionette cannot reach: this is a user who says yes.
  await runInChrome(`Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)`)
  await open('options.html')
  server = await holdOldToken({ evaluate: (expression) => run(`return ${expression}`) })
  const value = '.shortcut-row input'
  const found = await until('the switch', () =>
    marionette.send<{ value: object }>('WebDriver:FindElement', { using: 'css selector', value }),
  )
  await marionette.send('WebDriver:ElementClick', { id: Object.values(found.value)[0] })
  await until('the switch to be on', () => run<boolean>(`return document.querySelector('.shortcut-row input').checked`))
  await marionette.send('WebDriver:Navigate', { url: 'about:blank' })
  await endBackground()

  await pressAltShiftInFirefox(firefox, COPY_KEY)

  await until('a tick on the icon', async () => (await icon.face()).badge === '✓')
  expect(await accepts(server, await clipboard.read())).toBe(true)
  await expectMenuCopies(icon, clipboard, server)
})

const PASSPHRASE = 'nine green bottles on a wall'
test('leads to the switch while copying with no page open is off, and makes no token', async () => {
  const started = await launchChromium()
  browser = started
  const page = await started.context.newPage()
  server = await holdOldToken(started.firstRun)
  await page.bringToFront()
  await pressAltShift(page, COPY_KEY)

  const options = await until('the options', () =>
    started.context.pages().find((one) => one.url() === started.url('options.html#shortcut')),
  )
  await expect(options.getByText('Nothing was copied: this is switched off.')).toBeInViewport()
  await expect(options.getByRole('checkbox', { name: /^Copy a fresh token by a key/ })).not.toBeChecked()
  await expect(options.getByText('Alt+Shift+Y', { exact: true })).toBeVisible()
  expect(server.log().counts).toEqual({})
})

test('opens the popup, which asks for the passphrase, when the vault is locked', async () => {
  const { started, page } = await permittedChromium()
  server = await startSandboxServer({ connectionClose: true })
  const remembered = { id: 'vault', baseUrl: server.url, keeping: 'vault', passphrase: PASSPHRASE } as const
  await ask(started.firstRun, 'profile.save', { ...NEW_PROFILE, ...remembered, credentials: server.credentials })
  await ask(started.firstRun, 'vault.lock')
  await page.bringToFront()

  await pressAltShift(page, COPY_KEY)
  const popup = await attach(started.port, 'the popup', ({ url }) => url === started.url('popup.html'))
  await until('the question', async () => (await cdpUser(popup).read('status', 'Token'))?.startsWith('Locked'))
})

test('hands the token to no other page, though one listens and calls by the same name', async () => {
  const { started, page, clipboard, icon } = await permittedChromium()
  server = await holdOldToken(started.firstRun)
  const spies = [started.firstRun, await started.open('popup.html'), await started.open('panel.html')]
  for (const spy of spies) await spy.evaluate(LISTEN)
  await page.bringToFront()
  await icon.choose('Copy token')
  const token = await copied(icon, clipboard, /^(eyJ\S+)$/)
  await until('the badge to come back', async () => (await icon.face()).badge !== '✓')

  for (const spy of spies) {
    const heard = await spy.evaluate<string>('JSON.stringify(globalThis.heard)')
    expect([heard.includes('signet.view'), heard.includes(token.slice(-40))]).toEqual([true, false])
  }
})

/** What a page can hear: every message, and whatever comes over a line that it opens by the name of the unseen page's. */
const LISTEN = `globalThis.heard = []
  chrome.runtime.onMessage.addListener((message) => void heard.push(message))
  setInterval(() => {
    chrome.runtime.connect({ name: 'signet.clipboard' }).onMessage.addListener((order) => void heard.push(order))
  }, 20)`
