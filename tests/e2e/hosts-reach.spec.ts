import { appendFile, cp } from 'node:fs/promises'
import { createServer as createHttp, type Server as HttpServer } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { type Asker, addProfile, ask, LIST_CLIENTS, NEW_PROFILE } from './harness/ask.ts'
import { builtExtension, FIREFOX_ID, type Target } from './harness/build.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'

let browser: ExtensionBrowser | undefined
let sandbox: SandboxServer
const servers: (Server | HttpServer)[] = []
test.beforeEach(async () => {
  sandbox = await startSandboxServer({ connectionClose: true })
})
test.afterEach(async () => {
  await Promise.all([browser?.close(), sandbox.close()])
  for (const server of servers.splice(0)) server.close()
  browser = undefined
})

async function listening(server: Server | HttpServer): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** What the extension was told to ask for. Browsers talk with their makers as well. */
const OF_THE_TEST = /elsewhere\.example|getsignet\.xyz/

/** Stands in for the whole world but loopback: notes how each connection begins, and hangs up. */
async function world(): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (bytes) => {
      const text = bytes.toString('latin1')
      if (OF_THE_TEST.test(text)) heard.push(text)
      socket.destroy()
    })
  })
  return { port: await listening(server), heard }
}

/** Sends whatever a Firefox asks of the world to one port; what is for this computer goes there directly. */
const throughPort = ({ runInChrome }: ExtensionFirefox, port: number): Promise<void> =>
  runInChrome(
    `Services.prefs.setIntPref('network.proxy.type', 1)
     for (const kind of ['http', 'ssl']) {
       Services.prefs.setStringPref('network.proxy.' + kind, '127.0.0.1')
       Services.prefs.setIntPref('network.proxy.' + kind + '_port', args[0])
     }`,
    port,
  )

/** In the background itself, as its own code: fetches what it is told to, and answers with what came of it. */
const PROBE = `;(globalThis.browser ?? chrome).runtime.onMessage.addListener((message, sender, reply) => {
  if (message?.type !== 'probe') return undefined
  fetch(message.url).then((answer) => reply('answered ' + answer.status), (error) => reply(String(error)))
  return true
})`

async function probedBackground(target: Target, folder: string): Promise<string> {
  const copy = join(folder, target)
  await cp(builtExtension(target), copy, { recursive: true })
  await appendFile(join(copy, 'background.js'), PROBE)
  return copy
}

/** Firefox turns plain http into https before it looks, so that another host of Signet's is no forbidden one there. */
const PLAIN = 'http://other.getsignet.xyz/'
const FORBIDDEN = [
  ...['http://elsewhere.example/', 'https://elsewhere.example/', 'https://api.getsignet.xyz.elsewhere.example/'],
  ...['https://api.getsignet.xyz:8443/', 'https://getsignet.xyz/'],
]

async function expectOnlyOwnHosts(page: Asker, forbidden: readonly string[], heard: readonly string[]): Promise<void> {
  const away = createHttp((_, answer) => void answer.writeHead(302, { location: forbidden[0] }).end())
  const redirecting = `http://127.0.0.1:${await listening(away)}/`
  const probe = (url: string): Promise<string> =>
    page.evaluate(`(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ type: 'probe', url })})`)

  for (const url of [...forbidden, redirecting])
    expect([url, await probe(url)]).toEqual([url, expect.stringMatching(/^TypeError/)])
  expect(heard).toEqual([])

  expect(await probe(`${sandbox.url}/partner/v1/all-clients`)).toBe('answered 401')
  await probe('https://api.getsignet.xyz/')
  await until('a word to Signet', () => heard.length > 0)
}

test('can reach no host but its own from the background, whatever the code there asks for', async () => {
  const [folder, { port, heard }] = [await temporaryFolder('reach'), await world()]
  const args = [`--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`]
  browser = await launchChromium({ extension: await probedBackground('chrome', folder.path), args })
  await expectOnlyOwnHosts(browser.firstRun, [...FORBIDDEN, PLAIN], heard)
  await folder.remove()
})

const pageOf = ({ run }: ExtensionFirefox): Asker => ({ evaluate: (expression) => run(`return ${expression}`) })

const accessOf = async (page: Asker, id: string): Promise<string | undefined> =>
  (await ask(page, 'views.read')).session.profiles.find(({ profile }) => profile.id === id)?.access

async function sendOnce(page: Asker, profileId: string): Promise<string | undefined> {
  const id = crypto.randomUUID()
  await ask(page, 'request.send', { id, page: 'tab:1', profileId, draft: LIST_CLIENTS })
  const exchange = (await ask(page, 'views.read')).exchanges.find((one) => one.id === id)
  return exchange?.failure ?? `${exchange?.answer?.status}`
}

test('says that the browser no longer lets it reach a host, and goes on when it does again', async () => {
  const started = await launchChromium()
  browser = started
  const [popup, settings] = [await started.open('popup.html'), await started.context.newPage()]
  const id = await addProfile(popup, sandbox)
  await settings.goto('chrome://extensions')
  const setAccess = (hostAccess: string) =>
    settings.evaluate(
      ([extensionId, access]) =>
        chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access }),
      [started.id, hostAccess] as const,
    )

  await setAccess('ON_CLICK')
  await expect(popup.getByRole('button', { name: 'Allow access' })).toBeVisible()
  expect(await accessOf(popup, id)).toBe('withdrawn')
  const before = sandbox.log().calls.length
  expect(await sendOnce(popup, id)).toContain('The browser does not let this extension reach 127.0.0.1')
  expect(sandbox.log().calls).toHaveLength(before)

  await setAccess('ON_ALL_SITES')
  await expect(popup.getByRole('button', { name: 'Allow access' })).toHaveCount(0)
  expect(await sendOnce(popup, id)).toBe('200')
})

declare const chrome: {
  readonly developerPrivate: { readonly updateExtensionConfiguration: (change: object) => Promise<void> }
}

/** One Firefox, whose background also fetches what it is told to. The first needs it without a profile. */
test.describe('in Firefox', () => {
  let firefox: ExtensionFirefox
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  test.describe.configure({ mode: 'default' })
  test.beforeAll(async () => {
    folder = await temporaryFolder('reach')
    firefox = await launchFirefox(await probedBackground('firefox', folder.path))
  })
  test.afterAll(async () => {
    await firefox.close()
    await folder.remove()
  })

  test('never sends to Signet without encryption in Firefox, and reaches loopback without it', async () => {
    const { port, heard } = await world()
    await throughPort(firefox, port)
    await firefox.open('options.html')
    const user = firefoxUser(firefox)
    const page = pageOf(firefox)
    await user.type('textbox', 'Base URL', 'http://api.getsignet.xyz')
    await user.press('button', 'Save and connect')
    await until('the word on it', async () =>
      (await user.seen()).includes('This build never sends there without encryption.'),
    )
    expect(await user.value('textbox', 'Base URL')).toBe('https://api.getsignet.xyz')

    const plain = { ...NEW_PROFILE, id: 'plain', baseUrl: 'http://api.getsignet.xyz', plainHttp: true }
    const { connection } = await ask(page, 'profile.save', { ...plain, credentials: sandbox.credentials })
    await ask(page, 'token.copy', 'plain').catch(() => undefined)
    expect(connection.state).toBe('failed')
    expect(new Set(heard.map((text) => text.split('\r\n')[0]))).toEqual(
      new Set(['CONNECT api.getsignet.xyz:443 HTTP/1.1']),
    )

    const local = await addProfile(page, sandbox)
    expect((await ask(page, 'token.copy', local)).profileName).toBe('Acme Test')
  })

  test('gets a host back in Firefox at one press of Allow access', async () => {
    await firefox.open('popup.html')
    const [user, page] = [firefoxUser(firefox), pageOf(firefox)]
    const id = await addProfile(page, sandbox)
    await ask(page, 'profile.choose', id)
    await firefox.runInChrome(
      `Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)
       const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
       const { extension } = WebExtensionPolicy.getByID(args[0])
       await ExtensionPermissions.remove(args[0], { permissions: [], origins: ['http://127.0.0.1/*'] }, extension)`,
      FIREFOX_ID,
    )
    await until('the access to be gone', async () => (await accessOf(page, id)) === 'withdrawn')
    expect(await sendOnce(page, id)).toContain('The browser does not let this extension reach 127.0.0.1')

    await user.press('button', 'Allow access')
    await until('the access to be back', async () => (await accessOf(page, id)) === 'granted')
    expect(await sendOnce(page, id)).toBe('200')
  })

  test('can reach no host but its own from the background of a Firefox', async () => {
    const { port, heard } = await world()
    await throughPort(firefox, port)
    await firefox.open('welcome.html')
    await expectOnlyOwnHosts(pageOf(firefox), FORBIDDEN, heard)
  })
})
