import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask, NEW_PROFILE } from './harness/ask.ts'
import { builtExtension } from './harness/build.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { chromiumIcon, pressAltShift } from './harness/icon.ts'
import { until } from './harness/until.ts'

/** In the worker, the browser's API as far as it is used here. */
declare const chrome: {
  readonly idle: { readonly onStateChanged: { readonly dispatch: (state: string) => void } }
  readonly management: { readonly getPermissionWarningsByManifest: (text: string) => Promise<string[]> }
}

let browser: ExtensionBrowser | undefined
let server: SandboxServer | undefined
test.afterEach(async () => {
  await Promise.all([browser?.close(), server?.close()])
  browser = server = undefined
})

const PASSPHRASE = 'nine green bottles on a wall'
/** Signet's own address, where nobody answers in a test. */
const UNREACHED = 'https://api.getsignet.xyz'

test('shows on the icon how the token stands, and nothing where that is switched off', async () => {
  const started = await launchChromium({ args: ['--host-resolver-rules=MAP *.getsignet.xyz ~NOTFOUND'] })
  browser = started
  const page = started.firstRun
  const icon = chromiumIcon(started)
  const expectIcon = (badge: RegExp, words: RegExp) =>
    until(`a badge ${badge}`, async () => {
      const face = await icon.face()
      return badge.test(face.badge) && words.test(face.words)
    })
  await expectIcon(/^$/, /^No profile yet$/)

  server = await startSandboxServer({ connectionClose: true })
  const remembered = { id: 'vault', baseUrl: server.url, keeping: 'vault', passphrase: PASSPHRASE } as const
  await ask(page, 'profile.save', { ...NEW_PROFILE, ...remembered, credentials: server.credentials })
  await expectIcon(/^(59|60)$/, /^Acme Test\nValid, /)

  await ask(page, 'vault.lock')
  await expectIcon(/^🔒$/, /^Acme Test\nLocked, enter the passphrase$/)
  await ask(page, 'vault.unlock', PASSPHRASE)
  await ask(page, 'token.renew', 'vault')
  await expectIcon(/^(59|60)$/, /Valid/)

  await ask(page, 'settings.change', { badge: false })
  await expectIcon(/^$/, /^$/)
  await ask(page, 'settings.change', { badge: true })

  const wrong = { apiKey: server.credentials.apiKey, apiSecret: 'not-the-secret-of-this-key' }
  await ask(page, 'profile.save', { ...NEW_PROFILE, id: 'wrong', baseUrl: server.url, credentials: wrong })
  await expectIcon(/^!$/, /Rejected/)

  await ask(page, 'profile.save', { ...NEW_PROFILE, id: 'away', baseUrl: UNREACHED, credentials: server.credentials })
  await ask(page, 'secret.forget', 'away')
  await expectIcon(/^!$/, /Needs secret/)
})

test('takes a dead token off the icon though nobody uses the extension', { tag: '@waits' }, async () => {
  browser = await launchChromium()
  const icon = chromiumIcon(browser)
  server = await startSandboxServer({ tokenLifeMs: 4_000, connectionClose: true })
  await addProfile(browser.firstRun, server)
  await until('the last minute', async () => (await icon.face()).badge === '<1')
  await until(
    'the end of it',
    async () => {
      const { badge, words } = await icon.face()
      return badge === '' && words.endsWith('Expired, renewed on next use')
    },
    45_000,
  )
})

test('locks by a key, and with the screen', async () => {
  const started = await launchChromium()
  browser = started
  const [page, icon] = [await started.context.newPage(), chromiumIcon(started)]
  server = await startSandboxServer({ connectionClose: true })
  const remembered = { id: 'vault', baseUrl: server.url, keeping: 'vault', passphrase: PASSPHRASE } as const
  await ask(started.firstRun, 'profile.save', { ...NEW_PROFILE, ...remembered, credentials: server.credentials })
  const locked = () => until('the lock', async () => (await icon.face()).badge === '🔒')
  await page.bringToFront()
  await pressAltShift(page, 'L')
  await locked()

  await ask(started.firstRun, 'vault.unlock', PASSPHRASE)
  await until('the badge without a lock', async () => (await icon.face()).badge !== '🔒')
  await (await started.worker()).evaluate(() => chrome.idle.onStateChanged.dispatch('locked'))
  await locked()
})

test('warns of no more on installation than before there was a key, a menu and a badge', async () => {
  const started = await launchChromium()
  browser = started
  const manifest = JSON.parse(await readFile(join(builtExtension('chrome'), 'manifest.json'), 'utf8')) as object
  const { commands: _keys, optional_permissions: _asked, ...before } = manifest as Record<string, unknown>
  const warnings = async (of: object) =>
    (await started.worker()).evaluate(
      (text) => chrome.management.getPermissionWarningsByManifest(text),
      JSON.stringify(of),
    )

  expect(await warnings(manifest)).toEqual(await warnings({ ...before, permissions: ['storage', 'webRequest'] }))
  expect(await warnings({ ...before, permissions: ['clipboardWrite'] })).toContain('Modify data you copy and paste')
})
