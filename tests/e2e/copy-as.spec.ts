import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { launchChromium } from './harness/chromium.ts'
import { chromiumPasteboard } from './harness/pasteboard.ts'
import { openPopup } from './harness/popup.ts'
import { until } from './harness/until.ts'

test('copies each form of the popup as it is promised, byte by byte', async () => {
  const browser = await launchChromium()
  const server = await startSandboxServer()
  try {
    const { context, firstRun } = browser
    const clipboard = await chromiumPasteboard(context.pages()[0] ?? (await context.newPage()))
    const id = await addProfile(firstRun, server)
    await ask(firstRun, 'profile.choose', id)
    const { value, expiresAt } = await ask(firstRun, 'token.copy', id)
    const popup = cdpUser(await openPopup(browser))
    await popup.choose('Endpoint', 'GET List clients')
    await popup.type('textbox', 'limit', '5')

    async function copied(item: string): Promise<string> {
      const before = await clipboard.read()
      await popup.press('button', 'Copy as')
      await popup.press('menuitem', item)
      return until(item, async () => {
        const text = await clipboard.read()
        return text !== before && text
      })
    }
    const end = new Date(expiresAt).toISOString().replace(/\.\d+Z/, 'Z')
    expect(await copied('Authorization header (contains the token)')).toBe(`Authorization: Bearer ${value}`)
    expect(await copied('.env line (contains the token)')).toBe(`# Acme Test, expires ${end}\nSIGNET_TOKEN=${value}`)
    expect(await copied('.env template')).toBe(
      [
        '# Acme Test: fill in key and secret, and keep this file out of version control.',
        `SIGNET_BASE_URL=${server.url}`,
        'SIGNET_API_KEY=',
        'SIGNET_API_SECRET=',
      ].join('\n'),
    )
    expect(await copied('cURL (uses $SIGNET_TOKEN)')).toBe(
      [
        `curl -X GET '${server.url}/partner/v1/all-clients?limit=5' \\`,
        '  -H "Authorization: Bearer $SIGNET_TOKEN"',
      ].join('\n'),
    )
    expect(server.log().counts).toEqual({ generateToken: 1 })
  } finally {
    await Promise.all([browser.close(), server.close()])
  }
})
