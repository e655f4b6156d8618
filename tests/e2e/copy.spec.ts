import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addProfile, ask } from './harness/ask.ts'
import type { Cdp } from './harness/cdp.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { openPanel } from './harness/devtools.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { openFirefoxPopup } from './harness/firefox-popup.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { chromiumPasteboard, firefoxPasteboard, type Pasteboard } from './harness/pasteboard.ts'
import { closePopup, openPopup } from './harness/popup.ts'
import { accepts, addFault, serveAnew } from './harness/sandbox.ts'
import { until } from './harness/until.ts'

const LIVES = [
  { lifeMs: 55 * 60_000, calls: {}, claim: /^Copied Acme Test, good for 5[45] min$/ },
  { lifeMs: 5000, calls: { refreshToken: 1 }, claim: /^Copied Acme Test, good for (59 min|1 h)$/ },
  { lifeMs: 0, calls: { refreshToken: 1 }, claim: /^Copied Acme Test, good for (59 min|1 h)$/ },
] as const

let browser: ExtensionBrowser | undefined
let firefox: ExtensionFirefox | undefined
let server: SandboxServer | undefined
test.afterEach(async () => {
  await Promise.all([browser?.close(), firefox?.close(), server?.close()])
  browser = firefox = server = undefined
})

/** A chosen profile whose token has so much life left. The tokens that it gets from now on live for an hour. */
async function holdToken(page: Asker, lifeMs: number): Promise<SandboxServer> {
  await server?.close()
  // A token that was made just now is not renewed, however short it lives: one that is about to end is older than that.
  const endsSoon = lifeMs < 60_000
  const first = await startSandboxServer({ tokenLifeMs: endsSoon ? lifeMs + 2000 : lifeMs, connectionClose: true })
  const id = await addProfile(page, first)
  await ask(page, 'profile.choose', id)
  const isAsOld = async () => (await expiresAt(page, id)) - lifeMs < Date.now()
  if (endsSoon) await until('the token to have so much left', isAsOld)
  server = await serveAnew(first)
  return server
}

async function expiresAt(page: Asker, id: string): Promise<number> {
  const { session } = await ask(page, 'views.read')
  return session.profiles.find(({ profile }) => profile.id === id)?.token.expiresAt ?? Number.POSITIVE_INFINITY
}

type Copier = { readonly press: () => Promise<void>; readonly seen: () => Promise<string> }

/** One press, the claim, and what is on the clipboard by then. */
async function expectWorkingCopy(
  sandbox: SandboxServer,
  { press, seen }: Copier,
  clipboard: Pasteboard,
  claim: RegExp,
) {
  await press()
  expect(await until('the claim', async () => /^Copied .*$/m.exec(await seen())?.[0])).toMatch(claim)
  expect(await accepts(sandbox, await clipboard.read())).toBe(true)
}

for (const place of ['popup', 'panel'] as const) {
  test(`copies a token that works at one press in the ${place}, whatever life is left`, { tag: '@waits' }, async () => {
    browser = await launchChromium({ devtools: place === 'panel' })
    const { context, firstRun, port } = browser
    const clipboard = await chromiumPasteboard(context.pages()[0] ?? (await context.newPage()))
    const panel = place === 'panel' ? (await openPanel(port)).user : undefined

    for (const { lifeMs, calls, claim } of LIVES) {
      const sandbox = await holdToken(firstRun, lifeMs)
      const popup = panel === undefined ? await openPopup(browser) : undefined
      const { press, seen } = panel ?? cdpUser(popup as Cdp)
      await expectWorkingCopy(sandbox, { press: () => press('button', 'Copy token'), seen }, clipboard, claim)
      expect(sandbox.log().counts).toMatchObject(calls)
      if (popup !== undefined) await closePopup(popup)
    }
  })
}

async function expectNoClaim(sandbox: SandboxServer, { press, seen }: Copier, clipboard: Pasteboard) {
  await press()
  await until('what to do', async () => (await seen()).includes('Token ready. Press Copy token again.'))
  expect(await seen()).not.toContain('Copied')
  expect(await clipboard.read()).toBe('')
  expect(sandbox.log().counts).toMatchObject({ refreshToken: 1 })
}

/** Old tokens are waited for, and a late one. */
const WAITING = { tag: '@waits' }

test(
  'copies a token that works at one press in Firefox, and claims nothing while a late copy is refused',
  WAITING,
  async () => {
    firefox = await launchFirefox()
    await firefox.open('panel.html')
    const { press, seen } = firefoxUser(firefox)
    const { run, runInChrome } = firefox
    const page: Asker = { evaluate: (expression) => run(`return ${expression}`) }
    const clipboard = firefoxPasteboard(firefox)

    await test.step('a copy that came late', async () => {
      await runInChrome(`Services.prefs.setIntPref('dom.user_activation.transient.timeout', 1000)`)
      const sandbox = await holdToken(page, 0)
      const popup = await openFirefoxPopup(firefox as ExtensionFirefox)
      const copier = { press: () => popup.press('Copy token'), seen: popup.seen }
      await addFault(sandbox, { kind: 'slow', where: 'token', ms: 3000 })
      await expectNoClaim(sandbox, copier, clipboard)
      await expectWorkingCopy(sandbox, copier, clipboard, /^Copied Acme Test/)
      await popup.close()
      await runInChrome(`Services.prefs.clearUserPref('dom.user_activation.transient.timeout')`)
    })
    for (const { lifeMs, claim } of LIVES) {
      const sandbox = await holdToken(page, lifeMs)
      await expectWorkingCopy(sandbox, { press: () => press('button', 'Copy token'), seen }, clipboard, claim)
      const next = await holdToken(page, lifeMs)
      const popup = await openFirefoxPopup(firefox)
      await expectWorkingCopy(next, { press: () => popup.press('Copy token'), seen: popup.seen }, clipboard, claim)
      await popup.close()
    }
  },
)

/** Chromium lets an extension's page have the clipboard at any time: the refusal has to be made. */
const REFUSE = `navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))
  Object.defineProperty(document, 'execCommand', { value: () => false, configurable: true })`
const ALLOW = 'delete navigator.clipboard.writeText; delete document.execCommand'

test('claims nothing while the clipboard refuses in Chromium, and copies at the next press', async () => {
  browser = await launchChromium()
  const clipboard = await chromiumPasteboard(browser.context.pages()[0] ?? (await browser.context.newPage()))
  const sandbox = await holdToken(browser.firstRun, 0)
  const popup = await openPopup(browser)
  const { press, seen } = cdpUser(popup)
  const copier = { press: () => press('button', 'Copy token'), seen }
  await popup.evaluate(REFUSE)
  await expectNoClaim(sandbox, copier, clipboard)
  await popup.evaluate(ALLOW)
  await expectWorkingCopy(sandbox, copier, clipboard, /^Copied Acme Test/)
})

test('never claims a copy after the popup was closed during the renewal', async () => {
  browser = await launchChromium()
  const clipboard = await chromiumPasteboard(browser.context.pages()[0] ?? (await browser.context.newPage()))
  const page = await browser.open('panel.html')
  const sandbox = await holdToken(page, 0)
  const popup = await openPopup(browser)
  await addFault(sandbox, { kind: 'slow', where: 'token', ms: 2000 })

  await cdpUser(popup).press('button', 'Copy token')
  await until('the renewal', async () => (await cdpUser(popup).seen()).includes('Renewing'))
  await closePopup(popup)
  await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)

  const next = cdpUser(await openPopup(browser))
  await until('the token', async () => (await next.read('status', 'Token'))?.startsWith('Valid'))
  expect(await next.seen()).not.toContain('Copied')
  await expect(page.getByText('Copied')).toHaveCount(0)
  expect(await clipboard.read()).toBe('')
})
