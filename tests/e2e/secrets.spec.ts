import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { ask } from './harness/ask.ts'
import { cdpUser } from './harness/cdp-user.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { DATABASES } from './harness/databases.ts'
import { scanDisk } from './harness/disk-scan.ts'
import { DOM_TEXT } from './harness/dom-text.ts'
import { goEverywhere, keepAnswers } from './harness/everywhere.ts'
import { type ExtensionFirefox, launchFirefox } from './harness/firefox.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { held } from './harness/held.ts'
import { chromiumPasteboard } from './harness/pasteboard.ts'
import { openPopup } from './harness/popup.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'
import { workspaceOf } from './harness/workspace.ts'

interface Kept {
  readonly local: unknown
  readonly databases: unknown
  readonly session: Record<string, unknown>
}

let server: SandboxServer
test.beforeEach(async () => {
  server = await startSandboxServer()
})
test.afterEach(() => server.close())

const PAGES = ['welcome.html', 'options.html', 'popup.html', 'panel.html']

/** A text of a secret's kind, planted to prove that a scan finds what is there. Never the same twice. */
const canary = () => randomBytes(24).toString('hex')
/** An ordinary field, without the care that ours take: browsers write what is typed there to their session files. */
const CARELESS_PAGE = 'data:text/html,<input aria-label="careless">'

/** What a dump does not hold, of what proves that it was read. */
const lacking = (dump: string, texts: readonly string[]) => texts.filter((text) => !dump.includes(text))

/** The main job, all typed key by key; the secret also where it does not belong, in requests that are then left for another. */
async function journey(browser: ExtensionBrowser): Promise<Page> {
  const { firstRun } = browser
  const { apiKey, apiSecret } = server.credentials
  const form = firstRun.getByRole('region', { name: 'Add my key' })
  await firstRun.getByRole('button', { name: 'Add my key' }).click()
  await form.getByLabel('Profile name').pressSequentially('Acme Test')
  await form.getByLabel('Base URL').fill(server.url)
  await form.getByLabel('API key', { exact: true }).pressSequentially(apiKey)
  await form.getByLabel('API secret').pressSequentially(apiSecret)
  await form.getByRole('button', { name: 'Save and connect' }).click()
  await expect(form.getByText('Connected', { exact: true })).toBeVisible()

  await keepAnswers(browser)
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  await workspace.choose('generate a token')
  await workspace.send('success')
  await page.getByRole('tab', { name: 'Sent' }).click()
  await workspace.choose('register a client')
  await workspace.writeBody({ name: apiSecret, email: 'not an address' })
  await workspace.send('failure')
  await workspace.choose('list clients')
  await page.getByRole('textbox', { name: 'limit' }).pressSequentially(apiSecret)
  await workspace.send('failure')
  await workspace.choose('list flagged devices')
  await workspace.send('success')

  const popup = cdpUser(await openPopup(browser))
  await popup.press('button', 'Copy token')
  await until('the claim', async () => (await popup.seen()).includes('Copied Acme Test'))
  return page
}

/** All that the background holds: what it may keep on disk, and what it keeps in memory beside the secrets themselves. */
async function kept(browser: ExtensionBrowser) {
  const worker = await browser.worker()
  const { local, session, databases } = await worker.evaluate<Kept>(`(async () => ({
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
    databases: await ${DATABASES},
  }))()`)
  const { secrets: _credentials, tokens, ...rest } = session
  const records = Object.values(tokens as Record<string, { token: { value: string; refreshToken: string } }>)
  const [{ token }] = records as [(typeof records)[number]]
  const { apiKey, apiSecret } = server.credentials
  return {
    databases: JSON.stringify(databases),
    disk: JSON.stringify({ local, databases }),
    memory: JSON.stringify(rest),
    secrets: { apiKey, apiSecret, accessToken: token.value, refreshToken: token.refreshToken },
  }
}

test('keeps key, secret and tokens out of every document, every store and the disk in Chromium', async () => {
  // Longer than any other journey: it goes everywhere.
  test.setTimeout(180_000)
  const browser = await launchChromium()
  try {
    const clipboard = await chromiumPasteboard(await browser.context.newPage())
    const page = await journey(browser)
    const { secrets } = await kept(browser)
    await goEverywhere({ page, clipboard, url: server.url, secrets })
    const { disk, memory, databases } = await kept(browser)
    expect(lacking(disk, ['harmless', 'not an address', 'Own login', 'Clients retrieved'])).toEqual([])
    expect(lacking(databases, ['Access token'])).toEqual(['Access token'])
    for (const name of PAGES) await browser.open(name)
    for (const open of browser.context.pages()) expect(held(await open.evaluate(DOM_TEXT), secrets)).toEqual([])
    expect(held(disk, secrets)).toEqual([])
    expect(held(memory, secrets)).toEqual([])
    expect(await scanDisk(browser.profile, secrets)).toEqual([])

    const planted = { planted: canary() }
    await test.step('a planted one is found in a document', async () => {
      await page.getByRole('textbox', { name: 'URL' }).fill(planted.planted)
      expect(held(await page.evaluate(DOM_TEXT), planted)).toEqual(['planted'])
    })
    await test.step('and on the disk, where the browser puts it', async () => {
      const stored = { stored: canary() }
      await (await browser.worker()).evaluate(`chrome.storage.local.set(${JSON.stringify(stored)})`)
      const careless = await browser.context.newPage()
      await careless.goto(CARELESS_PAGE)
      const typed = { typed: canary() }
      await careless.getByLabel('careless').pressSequentially(typed.typed)
      await careless.goto('about:blank')
      await until('both', async () => {
        const finds = await scanDisk(browser.profile, { ...stored, ...typed })
        return ['stored', 'typed'].every((name) => finds.some(({ what }) => what.startsWith(name)))
      })
    })
    await browser.context.close()
    expect(await scanDisk(browser.profile, secrets)).toEqual([])
  } finally {
    await browser.close()
  }
})

async function firefoxJourney({ open, run }: ExtensionFirefox, user: ReturnType<typeof firefoxUser>): Promise<void> {
  const { apiKey, apiSecret } = server.credentials
  await open('welcome.html')
  await user.press('button', 'Add my key')
  await user.type('textbox', 'Profile name', 'Acme Test')
  await user.type('textbox', 'Base URL', server.url)
  await user.type('textbox', 'API key', apiKey)
  await user.type('textbox', 'API secret', apiSecret)
  await user.press('button', 'Save and connect')
  await until('the connection', async () => /^Connected$/m.test(await user.seen()))
  await ask({ evaluate: (expression) => run(`return ${expression}`) }, 'settings.change', { keepAnswers: true })
  await open('panel.html')
  for (const [endpoint, answer] of [
    ['generate a token', 'accessToken'],
    ['list clients', 'Ada Example'],
  ] as const) {
    await user.type('searchbox', 'Search endpoints', `${endpoint}\n`)
    await user.press('button', 'Send')
    await until(answer, async () => (await user.read('region', 'Response'))?.includes(answer))
  }
}

/** The answer from its sides, the request as snippets, and the history of both. */
async function lookAround(user: ReturnType<typeof firefoxUser>, look: () => Promise<void>): Promise<void> {
  for (const side of ['Table', 'Raw', 'Sent', 'Timing', 'Snippet']) {
    await user.press('tab', side)
    await look()
  }
  await user.choose('Language', 'Ruby')
  await until('Ruby', async () => (await user.read('textbox', 'Snippet in Ruby')) !== undefined)
  await look()
  await user.press('tab', 'History')
  await user.type('searchbox', 'Search history', 'generate-token')
  await until('the entry', async () => (await user.seen()).includes('1 of 2'))
  await look()
}

test('keeps key, secret and tokens out of every document, database and the disk in Firefox', async () => {
  const firefox = await launchFirefox()
  try {
    const user = firefoxUser(firefox)
    await firefox.runInChrome(`Services.prefs.setIntPref('browser.sessionstore.interval', 500)`)
    await firefoxJourney(firefox, user)
    const page = { evaluate: <Value>(expression: string) => firefox.run<Value>(`return ${expression}`) }
    const { session } = await ask(page, 'views.read')
    const { value } = await ask(page, 'token.copy', session.profiles[0]?.profile.id ?? '')
    const secrets = { ...server.credentials, accessToken: value }
    const look = async () => expect(held(await page.evaluate(DOM_TEXT), secrets)).toEqual([])
    await lookAround(user, look)
    for (const name of PAGES) {
      await firefox.open(name)
      await look()
    }
    const databases = JSON.stringify(await page.evaluate(DATABASES))
    expect(held(databases, secrets)).toEqual([])
    expect(lacking(databases, ['generate-token', 'Clients retrieved', 'Access token'])).toEqual(['Access token'])

    const typed = { typed: canary() }
    await firefox.marionette.send('WebDriver:Navigate', { url: CARELESS_PAGE })
    await user.type('textbox', 'careless', typed.typed)
    await until('a planted one', async () => (await scanDisk(firefox.profile, typed)).length > 0)
    expect(await scanDisk(firefox.profile, secrets)).toEqual([])
  } finally {
    await firefox.close()
  }
})

test('finds a planted text in a file, in every shape that is looked for', async () => {
  const folder = await temporaryFolder('scan')
  // Letters whose base64 has both of the signs that its form for URLs changes, and one that JSON escapes.
  const text = `"?>>~~?${canary()}`
  const hex = Buffer.from(text).toString('hex')
  const coded = [0, 1, 2].map((offset) => Buffer.from(`${'x'.repeat(offset)}${text}yz`).toString('base64'))
  const utf16 = Buffer.from(text, 'utf16le')
  const shapes = {
    raw: text,
    'UTF-16': utf16,
    'UTF-16, big end first': Buffer.from(utf16).swap16(),
    ...Object.fromEntries(coded.map((one, at) => [`base64 at ${at}`, one])),
    ...Object.fromEntries(
      coded.map((one, at) => [`base64 at ${at}, for URLs`, one.replaceAll('+', '-').replaceAll('/', '_')]),
    ),
    hex,
    HEX: hex.toUpperCase(),
    percent: [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    'as an address has it': encodeURIComponent(text),
    JSON: JSON.stringify(text),
    'JSON, escaped': [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
    reversed: [...text].reverse().join(''),
    'its end': `…${text.slice(-12)}`,
  }
  for (const [shape, content] of Object.entries(shapes)) {
    await writeFile(
      join(folder.path, shape),
      Buffer.concat([Buffer.from('ab'), Buffer.from(content), Buffer.from('c')]),
    )
  }

  const finds = await scanDisk(folder.path, { text })
  const foundIn = (shape: string) => finds.filter(({ file }) => file === shape).map(({ what }) => what)
  for (const shape of Object.keys(shapes)) expect(foundIn(shape)).toContain(`text (${shape})`)
  await folder.remove()
})
