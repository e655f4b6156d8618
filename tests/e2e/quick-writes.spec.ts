import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask, NEW_PROFILE } from './harness/ask.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { launchChromium } from './harness/chromium.ts'
import { openPopup } from './harness/popup.ts'
import { until } from './harness/until.ts'

const CLIENT = '00000000-0000-4000-8000-000000000001'

test('writes from the popup on Test, and on Production only reads', async () => {
  const [browser, server] = await Promise.all([launchChromium(), startSandboxServer()])
  try {
    const { firstRun } = browser
    const input = { ...NEW_PROFILE, baseUrl: server.url, credentials: server.credentials }
    await ask(firstRun, 'profile.save', { ...input, id: 'live', name: 'Acme Live', environment: 'production' })
    await ask(firstRun, 'profile.save', { ...input, id: 'test' })
    await ask(firstRun, 'profile.choose', 'test')
    const popup = cdpUser(await openPopup(browser))
    const answered = (word: string) => until(word, async () => (await popup.read('region', 'Response'))?.includes(word))
    const reasons = [{ category: 'PAYMENT_FRAUD', severity: 'LOW' }]

    await test.step('a body comes filled in, and goes out as it was typed', async () => {
      await popup.choose('Endpoint', 'POST Blacklist a client')
      expect(JSON.parse((await popup.value('textbox', 'Body')) ?? '')).toHaveProperty('clientId')
      await popup.type('textbox', 'Body', '{"clientId": ')
      await popup.press('button', 'Send')
      await until('the complaint', async () => (await popup.seen()).includes('The body is not JSON.'))
      expect(server.log().counts['blacklistClient']).toBeUndefined()
      await popup.type('textbox', 'Body', JSON.stringify({ clientId: CLIENT, reasons }))
      await popup.press('button', 'Send')
      await answered('"LOW"')
      expect(server.log().counts['blacklistClient']).toBe(1)
    })

    await test.step('a DELETE with a body goes as well', async () => {
      await popup.choose('Endpoint', 'DELETE Take a client off the blacklist')
      await popup.type('textbox', 'Body', `{"clientId": "${CLIENT}"}`)
      await popup.press('button', 'Send')
      await until('the call', async () => server.log().counts['removeFromBlacklist'] === 1)
    })

    await test.step('another profile takes the write away', async () => {
      await popup.choose('Profile', 'Acme Live')
      await until('a read', async () => (await popup.value('combobox', 'Endpoint')) === 'listBlacklistedClients')
      expect(await popup.read('combobox', 'Endpoint')).not.toMatch(/^(POST|DELETE)/m)
      expect(await popup.value('textbox', 'Body')).toBeUndefined()
    })
  } finally {
    await Promise.all([browser.close(), server.close()])
  }
})
