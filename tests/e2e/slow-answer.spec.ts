import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addProfile, ask } from './harness/ask.ts'
import { launchBareChromium } from './harness/bare-chromium.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { launchFirefox } from './harness/firefox.ts'
import { openFirefoxPopup } from './harness/firefox-popup.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { closePopup, openPopup } from './harness/popup.ts'
import { addFault } from './harness/sandbox.ts'
import { until } from './harness/until.ts'

/** Longer than the 30 s after which both browsers end a background that does nothing. */
const ANSWER_MS = 45_000
const ANSWERED = 'Succeeded: 200, success true'
const OPERATION = 'listBlacklistedClients'

/** Chooses a profile whose next answer takes its time. */
async function prepare(page: Asker, server: SandboxServer): Promise<void> {
  await ask(page, 'profile.choose', await addProfile(page, server))
  await addFault(server, { kind: 'slow', where: 'api', ms: ANSWER_MS })
}

const answered = (server: SandboxServer) =>
  until('the server to answer', () => server.log().counts[OPERATION] === 1, ANSWER_MS + 15_000)

async function inChromium(server: SandboxServer): Promise<void> {
  const chromium = await launchBareChromium()
  try {
    await prepare(chromium.firstRun, server)
    const popup = await openPopup(chromium)
    await cdpUser(popup).press('button', 'Send')
    await until('the wait', async () => (await cdpUser(popup).seen()).includes('Waiting for Signet'))
    await closePopup(popup)
    await chromium.firstRun.evaluate(`location.replace('about:blank')`)
    await answered(server)

    const again = cdpUser(await openPopup(chromium))
    await until('the answer', async () => (await again.read('region', 'Response'))?.startsWith(ANSWERED))
    await again.press('button', 'Open workspace')
    const workspace = cdpUser(await chromium.page('/panel.html'))
    await until('the verdict', async () => (await workspace.read('region', 'Verdict'))?.startsWith(ANSWERED))
  } finally {
    await chromium.close()
  }
}

async function inFirefox(server: SandboxServer): Promise<void> {
  const firefox = await launchFirefox()
  try {
    const { run } = firefox
    await firefox.open('welcome.html')
    await prepare({ evaluate: (expression) => run(`return ${expression}`) }, server)
    const popup = await openFirefoxPopup(firefox)
    await popup.press('Send')
    await until('the wait', async () => (await popup.seen()).includes('Waiting for Signet'))
    await popup.close()
    await firefox.marionette.send('WebDriver:Navigate', { url: 'about:blank' })
    await answered(server)

    const again = await openFirefoxPopup(firefox)
    await until('the answer', async () => (await again.seen()).includes(ANSWERED))
    await again.close()
    await firefox.open('panel.html')
    const workspace = firefoxUser(firefox)
    await until('the verdict', async () => (await workspace.read('region', 'Verdict'))?.startsWith(ANSWERED))
  } finally {
    await firefox.close()
  }
}

/** Both browsers in one test: they wait at the same time. */
test('has the answer that came long after the popup was closed, in both browsers', { tag: '@waits' }, async () => {
  test.setTimeout(150_000)
  const servers = await Promise.all([startSandboxServer(), startSandboxServer()])
  try {
    const [first, second] = servers
    const ended = await Promise.allSettled([inChromium(first), inFirefox(second)])
    expect(ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))).toEqual([])
    for (const server of servers) expect(server.log().counts).toEqual({ generateToken: 1, [OPERATION]: 1 })
  } finally {
    await Promise.all(servers.map((server) => server.close()))
  }
})
