import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addRemembered, deleteProfiles, PASSPHRASE } from './harness/ask.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { openFirefoxPopup } from './harness/firefox-popup.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { firefoxPasteboard } from './harness/pasteboard.ts'
import { accepts } from './harness/sandbox.ts'
import { until } from './harness/until.ts'
import { tokenShows, type User } from './harness/user.ts'

let firefox: ExtensionFirefox
let server: SandboxServer
test.beforeEach(async () => {
  ;[firefox, server] = await Promise.all([launchFirefox(), startSandboxServer()])
})
test.afterEach(async () => {
  await Promise.all([firefox.close(), server.close()])
})

async function send(user: User, verdict: string): Promise<void> {
  await user.press('button', 'Send')
  await until(`the verdict "${verdict}"`, async () => (await user.read('region', 'Verdict'))?.startsWith(verdict))
}

const choose = (user: User, search: string) => user.type('searchbox', 'Search endpoints', `${search}\n`)

test('does the main job in Firefox', async () => {
  const user = firefoxUser(firefox)

  await test.step('the first run, to a working sandbox', async () => {
    await firefox.open('welcome.html')
    await user.press('button', 'Try the sandbox')
    await until('the token', async () => (await user.read('status', 'Token'))?.startsWith('Valid'))
  })

  await test.step('a key of one’s own, refused and then connected', async () => {
    const { apiKey, apiSecret } = server.credentials
    await user.press('button', 'Add my key')
    await user.type('textbox', 'Profile name', 'Acme Test')
    await user.type('textbox', 'Base URL', server.url)
    await user.type('textbox', 'API key', apiKey)
    await user.type('textbox', 'API secret', 'wrong')
    await user.press('button', 'Save and connect')
    await until('the refusal', async () => (await user.seen()).includes('Saved, but not connected.'))
    await user.type('textbox', 'API key', apiKey)
    await user.type('textbox', 'API secret', apiSecret)
    await user.press('button', 'Save and connect')
    await until('the connection', async () => /^Connected$/m.test(await user.seen()))
  })

  await test.step('the workspace: list, register, a refusal with its problems', async () => {
    await firefox.open('panel.html')
    await user.choose('Profile', 'Acme Test')
    await choose(user, 'list clients')
    await send(user, 'Succeeded: 200, success true')
    await choose(user, 'register a client')
    await user.press('button', 'JSON')
    await user.type('textbox', 'Body', '{"name": "Grace Example", "email": "grace@example.test"}')
    await send(user, 'Succeeded: 201, success true')
    await choose(user, 'blacklist a client')
    await user.type('textbox', 'Body', '{"clientId": "grace", "reasons": [{"category": "FRAUD", "severity": "HIGH"}]}')
    await send(user, 'Refused: 400, success false, 2 problems')
    await until('both problems', async () =>
      /clientId(.|\n)*reasons\[0\]\.category/.test((await user.read('region', 'Problems')) ?? ''),
    )
    expect(server.log().counts).toMatchObject({ listClients: 1, registerClient: 1, blacklistClient: 1 })
  })

  await test.step('the popup in a tab, and the popup itself', async () => {
    await firefox.open('popup.html')
    await user.choose('Profile', 'Acme Test')
    await user.press('button', 'Send')
    await until('the answer', async () => (await user.read('region', 'Response'))?.startsWith('Succeeded: 200'))
    const popup = await openFirefoxPopup(firefox)
    await popup.press('Copy token')
    await until('the claim', async () => (await popup.seen()).includes('Copied Acme Test, good for '))
    expect(await accepts(server, await firefoxPasteboard(firefox).read())).toBe(true)
    await popup.close()
  })

  await test.step('a remembered secret: locked, the background ended, and open again by the passphrase', async () => {
    const page: Asker = { evaluate: (expression) => firefox.run(`return ${expression}`) }
    await deleteProfiles(page)
    await addRemembered(page, server)
    await firefox.open('popup.html')
    await tokenShows(user, 'Valid')
    await user.press('button', 'Lock')
    await tokenShows(user, 'Locked')
    await firefox.endBackground()
    await firefox.open('popup.html')
    await tokenShows(user, 'Locked')
    await user.type('textbox', 'Passphrase', PASSPHRASE)
    await user.press('button', 'Unlock')
    await tokenShows(user, 'No token')
    await user.press('button', 'Copy token')
    // The token is there before it is on the clipboard.
    await until('the claim', async () => (await user.seen()).includes('Copied Acme Test, good for '))
    await tokenShows(user, 'Valid')
    expect(await accepts(server, await firefoxPasteboard(firefox).read())).toBe(true)
  })
})
