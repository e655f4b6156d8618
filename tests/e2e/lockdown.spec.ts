import { readFile } from 'node:fs/promises'
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
const READ = 'document.documentElement.dataset.probe'
const probe = (): Promise<string> => readFile(new URL('probes/lockdown.js', import.meta.url), 'utf8')

/** Every attempt that was not refused, by name. */
const reached = ({ attempts }: Probed): string[] =>
  Object.entries(attempts).flatMap(([name, outcome]) => (outcome === 'refused' ? [] : `${name}: ${outcome}`))

const probedIn = (page: Page): Promise<Probed> =>
  until('the probe', async () => JSON.parse((await page.evaluate<string>(READ)) ?? 'null') ?? undefined)

/** Runs against a copy of the build with the probe in it. */
async function withProbe(
  before: string,
  run: (browser: ExtensionBrowser) => Promise<void>,
  devtools = false,
): Promise<void> {
  const folder = await temporaryFolder('probe')
  const extension = await probedCopy('chrome', folder.path, { before, after: await probe() })
  const browser = await launchChromium({ extension, devtools })
  try {
    await run(browser)
  } finally {
    await browser.close()
    await folder.remove()
  }
}

async function expectLocked(browser: ExtensionBrowser): Promise<void> {
  for (const name of PAGES) {
    const probed = await probedIn(await browser.open(name))
    expect({ name, reached: reached(probed), answered: probed.answered }).toEqual({ name, reached: [], answered: true })
  }
}

test('lets no script of a page reach storage, network or another window', () => withProbe('', expectLocked))

test('locks a Chromium that has no native browser object', () =>
  withProbe('if (globalThis.document) delete globalThis.browser', expectLocked))

test('locks the panel in the developer tools and leaves it what it needs', () =>
  withProbe(
    '',
    async (browser) => {
      const { panel } = await openPanel(browser.port)
      const probed = await until('the probe', async () => JSON.parse((await panel.evaluate<string>(READ)) ?? 'null'))
      expect(reached(probed)).toEqual([])
      expect(probed.answered).toBe(true)
      expect(await panel.evaluate('typeof chrome.devtools.inspectedWindow.tabId')).toBe('number')
    },
    true,
  ))

test('runs no page that could not be locked', () =>
  withProbe(
    `Object.defineProperty(globalThis, 'fetch', { value: fetch, writable: false, configurable: false })`,
    async (browser) => {
      const page = await browser.context.newPage()
      await page.goto(browser.url('popup.html'))
      expect(await page.evaluate('document.documentElement === null')).toBe(true)
    },
  ))

test('locks the pages in Firefox', async () => {
  const folder = await temporaryFolder('probe')
  const firefox = await launchFirefox(await probedCopy('firefox', folder.path, { after: await probe() }))
  try {
    for (const name of PAGES) {
      await firefox.open(name)
      const probed = await until('the probe', async () =>
        JSON.parse((await firefox.run<string>(`return ${READ}`)) ?? 'null'),
      )
      expect({ name, reached: reached(probed), answered: probed.answered }).toEqual({
        name,
        reached: [],
        answered: true,
      })
    }
  } finally {
    await firefox.close()
    await folder.remove()
  }
})
