/**
 * The main job, done in a headless Chromium by real clicks and keys: a key becomes a token becomes an inspected answer.
 * What happened is printed as it happens; of the token its state and life alone.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cdp } from '../tests/e2e/harness/cdp.ts'
import { cdpUser } from '../tests/e2e/harness/cdp-user.ts'
import { type ExtensionBrowser, launchChromium } from '../tests/e2e/harness/chromium.ts'
import { openPanel } from '../tests/e2e/harness/devtools.ts'
import { closePopup, openPopup } from '../tests/e2e/harness/popup.ts'
import { until } from '../tests/e2e/harness/until.ts'
import type { User } from '../tests/e2e/harness/user.ts'
import type { SandboxServer } from './sandbox-server.ts'

const PICTURES = join('.output', 'screenshots')
const VERDICT = `document.querySelector('[aria-label="Verdict"]')`
const BODY_LINES = 12

/** The text view stands in a shadow root of its own, and draws only the lines that are in sight. */
const ENVELOPE = `[...document.querySelectorAll('[aria-label="Response"] *')]
  .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('.cm-line') ?? [])])
  .map(({ textContent }) => textContent).join('\\n')`

/** Drags the divider between page and developer tools: the panel then has room for its tree of endpoints. */
const WIDEN = `import('devtools://devtools/bundled/ui/legacy/legacy.js').then((UI) => {
  let widget = UI.InspectorView.InspectorView.instance()
  while (widget.setSidebarSize === undefined) widget = widget.parentWidget()
  widget.setSidebarSize(1000)
})`

/** @throws When a step cannot be done; the error names what was waited for. */
export async function runMainJob(sandbox: SandboxServer): Promise<void> {
  await mkdir(PICTURES, { recursive: true })
  const browser = await launchChromium({ devtools: true, args: ['--window-size=1500,900'] })
  try {
    await connect(browser, sandbox)
    await copyFromPopup(browser)
    await inspectInPanel(browser)
    console.log(`Pictures: ${join(PICTURES, 'popup.png')}, ${join(PICTURES, 'panel.png')}`)
  } finally {
    await browser.close()
  }
}

async function connect(browser: ExtensionBrowser, { url, credentials }: SandboxServer): Promise<void> {
  const options = await browser.open('options.html')
  await options.getByLabel('Profile name', { exact: true }).fill('Acme Test')
  await options.getByLabel('Base URL', { exact: true }).fill(url)
  await options.getByLabel('API key', { exact: true }).fill(credentials.apiKey)
  await options.getByLabel('API secret', { exact: true }).fill(credentials.apiSecret)
  await options.getByRole('button', { name: 'Save and connect' }).click()
  await options.getByText('Connected').first().waitFor()
  console.log(`Profile: Acme Test at ${url}, connected`)
  await options.close()
}

async function copyFromPopup(browser: ExtensionBrowser): Promise<void> {
  const popup = await openPopup(browser)
  const user = cdpUser(popup)
  await user.press('button', 'Copy token')
  const claim = await until('the word that it was copied', async () => /^Copied .*$/m.exec(await user.seen())?.[0])
  console.log(`Token: ${oneLine(await user.read('status', 'Token'))}`)
  console.log(`Popup: ${claim}`)
  await takePicture(popup, 'popup.png')
  await closePopup(popup)
}

async function inspectInPanel(browser: ExtensionBrowser): Promise<void> {
  const { panel, window, user } = await openPanel(browser.port)
  await window.evaluate(WIDEN)
  await send(panel, user, 'List clients', /all-clients/)
  await send(panel, user, 'Register a client', /register-client/)
  // The same client once more is refused, and the panel says why.
  await send(panel, user, 'Register a client', /register-client/)
  await takePicture(window, 'panel.png')
}

/** Picks an endpoint as a user does, sends what the form holds, and tells what came back. */
async function send(panel: Cdp, user: User, search: string, endpoint: RegExp): Promise<void> {
  await user.type('searchbox', 'Search endpoints', search)
  await user.press('treeitem', endpoint)
  const before = await panel.evaluate(`${VERDICT}.textContent`)
  await user.press('button', 'Send')
  const isThere = `${VERDICT}.ariaBusy !== 'true' && !!${VERDICT}.dataset.verdict && ${VERDICT}.textContent !== ${JSON.stringify(before)}`
  await until(`the answer of ${search}`, () => panel.evaluate<boolean>(isThere))
  console.log(`Request: ${search}, ${await user.value('textbox', 'URL')}`)
  console.log(`Verdict: ${oneLine(await user.read('region', 'Verdict'))}`)
  const problems = oneLine(await user.read('region', 'Problems'))
  if (problems) console.log(`Problems: ${problems}`)
  await user.press('tab', 'Raw')
  const body = await until('the envelope', () => panel.evaluate<string>(ENVELOPE))
  console.log(shorten(body))
}

/** The envelope's beginning: what it holds must not push the rest off the screen. */
function shorten(text: string): string {
  const lines = text.split('\n')
  const rest = lines.length - BODY_LINES
  return [...lines.slice(0, BODY_LINES), ...(rest > 0 ? ['…'] : [])].map((line) => `  ${line}`).join('\n')
}

const oneLine = (text = ''): string => text.replace(/\s+/g, ' ').trim()

async function takePicture(target: Cdp, name: string): Promise<void> {
  const { data } = await target.send<{ data: string }>('Page.captureScreenshot', { format: 'png' })
  await writeFile(join(PICTURES, name), Buffer.from(data, 'base64'))
}
