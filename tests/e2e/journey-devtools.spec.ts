import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { chooseTheme, openPanel } from './harness/devtools.ts'
import { chromiumPasteboard } from './harness/pasteboard.ts'
import { accepts } from './harness/sandbox.ts'
import { until } from './harness/until.ts'

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeEach(async () => {
  ;[browser, server] = await Promise.all([launchChromium({ devtools: true }), startSandboxServer()])
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server.close()])
})

test('does the main job in the panel of the real developer tools', async () => {
  const { context, firstRun, port } = browser
  const clipboard = await chromiumPasteboard(context.pages()[0] ?? (await context.newPage()))
  await ask(firstRun, 'profile.choose', await addProfile(firstRun, server))
  const devtools = await openPanel(port)
  const { user, panel } = devtools
  const verdict = (begins: string) =>
    until(`the verdict "${begins}"`, async () => (await user.read('region', 'Verdict'))?.startsWith(begins))

  await user.press('button', /List clients$/)
  await user.type('textbox', 'limit', '2')
  await user.press('button', 'Send')
  await verdict('Succeeded: 200, success true')
  await until('the answer', async () => (await user.read('region', 'Response'))?.includes('clientId'))
  expect(server.log().counts).toMatchObject({ generateToken: 1, listClients: 1 })

  await user.choose('Endpoints', 'POST · Blacklist a client')
  await user.press('button', 'JSON')
  await user.type(
    'textbox',
    'Body',
    JSON.stringify({ clientId: 'ada', reasons: [{ category: 'FRAUD', severity: 'HIGH' }] }),
  )
  await user.press('button', 'Send')
  await verdict('Refused: 400, success false, 2 problems')
  await until('both problems', async () =>
    /clientId(.|\n)*reasons\[0\]\.category/.test((await user.read('region', 'Problems')) ?? ''),
  )

  await user.press('button', 'Copy token')
  await until('the claim', async () => (await user.seen()).includes('Copied Acme Test, good for '))
  expect(await accepts(server, await clipboard.read())).toBe(true)

  for (const [chosen, theme] of [
    ['dark', 'dark'],
    ['default', 'light'],
  ] as const) {
    await chooseTheme(devtools, chosen)
    await until(`a ${theme} panel`, () => panel.evaluate(`document.documentElement.dataset.theme === '${theme}'`))
  }
})
