import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask, asking } from './harness/ask.ts'
import { targets } from './harness/cdp.ts'
import { launchChromium } from './harness/chromium.ts'
import { openPanel } from './harness/devtools.ts'
import { addFault } from './harness/sandbox.ts'
import { until } from './harness/until.ts'

test('needs the secret, says why, and goes on after the extension was reloaded in the middle of a refresh', async () => {
  const [browser, server] = await Promise.all([launchChromium({ developerMode: true }), startSandboxServer()])
  try {
    const id = await addProfile(browser.firstRun, server)
    await ask(browser.firstRun, 'profile.choose', id)
    await addFault(server, { kind: 'slow', where: 'token', ms: 1000 })
    const before = await browser.worker()
    await browser.firstRun.evaluate(`void ${asking('token.renew', id)}.catch(() => undefined)`)
    await until('the refresh', () => server.sandbox.state().faults.length === 0)
    const closed = browser.firstRun.waitForEvent('close')
    await before.evaluate('chrome.runtime.reload()').catch(() => undefined)
    // Chromium itself closes the pages of an extension that goes.
    await closed

    const page = await until('the new background', () => browser.open('panel.html'))
    await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^Needs secret/)
    const strip = page.getByRole('region', { name: 'Key and secret' })
    await expect(strip).toContainText('kept in memory alone. Enter it again.')
    await strip.getByLabel('API key', { exact: true }).fill(server.credentials.apiKey)
    await strip.getByLabel('API secret').fill(server.credentials.apiSecret)
    await strip.getByRole('button', { name: 'Connect' }).click()
    await expect(page.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
    expect(server.sandbox.state().families.filter(({ dead }) => dead)).toEqual([])
  } finally {
    await Promise.all([browser.close(), server.close()])
  }
})

/** What a page of before would say is only ever read where the browser leaves one open. */
test('leaves no page of before open when it is reloaded, in the developer tools neither', async () => {
  const browser = await launchChromium({ devtools: true, developerMode: true })
  try {
    const { panel } = await openPanel(browser.port)
    const before = await browser.worker()
    await before.evaluate('chrome.runtime.reload()').catch(() => undefined)

    await panel.closed
    await until('the new background', async () =>
      (await targets(browser.port)).some(
        ({ type, url }) => type === 'service_worker' && url.startsWith(browser.url('')),
      ),
    )
    // The panel is the first to go.
    await until('no page of before', async () => {
      const pages = (await targets(browser.port)).filter(({ type }) => type !== 'service_worker')
      return pages.every(({ url }) => !url.startsWith(browser.url('')) || url.endsWith('welcome.html'))
    })
  } finally {
    await browser.close()
  }
})
