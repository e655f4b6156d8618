import { readFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { probedCopy } from './harness/build.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { openPanel } from './harness/devtools.ts'
import { launchFirefox } from './harness/firefox.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'

/** What the probe left in a page. */
interface Probed {
  readonly attempts: Record<string, string>
  readonly answered: boolean | string
}

const PAGES = ['popup.html', 'options.html', 'welcome.html', 'panel.html']
/** The page that copies while none is seen is Chromium's alone. */
const IN_CHROMIUM = [...PAGES, 'offscreen.html']
const PROBE = readFileSync(new URL('probes/lockdown.js', import.meta.url), 'utf8')
const READ = 'document.documentElement.dataset.probe'

const readProbe = (read: () => Promise<string | undefined>): Promise<Probed> =>
  until('the probe', async () => JSON.parse((await read()) ?? 'null') as Probed | null)
const probedIn = (page: Page): Promise<Probed> => readProbe(() => page.evaluate(READ))

/** Nothing was reached, and the background still answers. */
function expectLocked(page: string, { attempts, answered }: Probed): void {
  const reached = Object.entries(attempts).filter(([, outcome]) => outcome !== 'refused')
  expect({ page, reached, answered }).toEqual({ page, reached: [], answered: true })
  expect(Object.keys(attempts).length).toBeGreaterThan(40)
}

/** Runs against a copy of the build with our script in it. */
async function withProbe(
  scripts: { before?: string; after?: string; devtools?: boolean },
  run: (browser: ExtensionBrowser) => Promise<void>,
): Promise<void> {
  const folder = await temporaryFolder('probe')
  const extension = await probedCopy('chrome', folder.path, scripts)
  const browser = await launchChromium({ extension, devtools: scripts.devtools === true })
  try {
    await run(browser)
  } finally {
    await browser.close()
    await folder.remove()
  }
}

async function expectPagesLocked(browser: ExtensionBrowser): Promise<void> {
  for (const name of IN_CHROMIUM) expectLocked(name, await probedIn(await browser.open(name)))
}

test('lets no script of a page reach storage, network or another window', () =>
  withProbe({ after: PROBE }, expectPagesLocked))

test('locks a Chromium that has no native browser object', () =>
  withProbe({ before: 'delete globalThis.browser', after: PROBE }, expectPagesLocked))

test('locks the panel in the developer tools and leaves it what it needs', () =>
  withProbe({ after: PROBE, devtools: true }, async (browser) => {
    const { panel } = await openPanel(browser.port)
    expectLocked('panel', await readProbe(() => panel.evaluate(READ)))
    expect(await panel.evaluate('typeof chrome.devtools.inspectedWindow.tabId')).toBe('number')
  }))

test('starts no Worker but its own, and leaves that one nothing to reach', async () => {
  const folder = await temporaryFolder('probe')
  const extension = await probedCopy('chrome', folder.path, {})
  const sought = ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'RTCPeerConnection', 'Worker']
  const more = ['indexedDB', 'caches', 'BroadcastChannel', 'importScripts', 'navigator', 'chrome', 'browser', 'eval']
  const look = `postMessage(${JSON.stringify([...sought, ...more])}.filter((name) => globalThis[name] !== undefined))`
  await appendFile(join(extension, 'answer-worker.js'), `;${look}`)
  const browser = await launchChromium({ extension })
  try {
    const page = await browser.open('panel.html')
    const left = await page.evaluate(
      () =>
        new Promise((resolve) => {
          new Worker('/answer-worker.js').addEventListener('message', ({ data }) => resolve(data))
        }),
    )
    expect(left).toEqual([])
    await expect(page.evaluate(() => void new Worker('/background.js'))).rejects.toThrow('cannot do that')
    expect(page.workers().map((worker) => new URL(worker.url()).pathname)).toEqual(['/answer-worker.js'])
  } finally {
    await browser.close()
    await folder.remove()
  }
})

test('runs no page that could not be locked', () => {
  const before = `Object.defineProperty(globalThis, 'fetch', { value: fetch, writable: false, configurable: false })`
  return withProbe({ before, after: 'globalThis.ran = true' }, async (browser) => {
    const page = await browser.context.newPage()
    await page.goto(browser.url('popup.html'), { waitUntil: 'commit' })
    await expect.poll(() => page.evaluate('document.documentElement === null')).toBe(true)
    expect(await page.evaluate('globalThis.ran')).toBeUndefined()
  })
})

test('locks the pages in Firefox', async () => {
  const folder = await temporaryFolder('probe')
  const firefox = await launchFirefox(await probedCopy('firefox', folder.path, { after: PROBE }))
  try {
    for (const name of PAGES) {
      await firefox.open(name)
      expectLocked(name, await readProbe(() => firefox.run(`return ${READ}`)))
    }
  } finally {
    await firefox.close()
    await folder.remove()
  }
})
