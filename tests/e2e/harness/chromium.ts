import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright'
import { findChromium } from '../../../scripts/browsers.mjs'
import { builtExtension } from './build.ts'
import { freePort, temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

/** A Chromium with the extension in it, driven by Playwright. */
export interface ExtensionBrowser {
  readonly context: BrowserContext
  readonly id: string
  /** The page that opens by itself when the extension is installed. */
  readonly firstRun: Page
  /** Where the debugger listens, for what Playwright does not see: the popup and the developer tools. */
  readonly port: number
  /** The browser profile on disk. */
  readonly profile: string
  readonly worker: () => Promise<Worker>
  readonly url: (page: string) => string
  /** Opens a page of the extension in a tab. */
  readonly open: (page: string) => Promise<Page>
  /** Closes the browser and starts it again, with all that it keeps on disk. */
  readonly restart: () => Promise<ExtensionBrowser>
  readonly close: () => Promise<void>
}

export interface ChromiumOptions {
  readonly extension?: string
  readonly devtools?: boolean
  readonly args?: readonly string[]
  /** Switched on in the browser's own page for extensions: without it, one that reloads itself does not come back. */
  readonly developerMode?: boolean
}

/** What every start of Chromium has: the extension and nothing that talks to the world by itself. */
export function chromiumArgs(extension: string, port: number): string[] {
  return [
    ...['--headless=new', '--no-sandbox', '--no-first-run', '--no-default-browser-check', '--disable-sync'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-search-engine-choice-screen'],
    ...[`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    ...[`--remote-debugging-port=${port}`, '--window-size=1280,900'],
  ]
}

const FIRST_RUN = 'welcome.html'
const FIRST_RUN_MS = 10_000

/**
 * Waits for the page that opens by itself: later, it would take the focus from a popup, which would close. An extension
 * that is loaded by the command line may be there before the first window, and then cannot open a tab.
 */
async function findFirstRun(context: BrowserContext, url: string): Promise<Page> {
  const opened = () => context.pages().find((page) => page.url() === url)
  const found = await until('the first-run page', opened, FIRST_RUN_MS).catch(() => undefined)
  const page = found ?? (await context.newPage())
  if (found === undefined) await page.goto(url)
  return page
}

export async function launchChromium(options: ChromiumOptions = {}): Promise<ExtensionBrowser> {
  const profile = await temporaryFolder('chromium')
  if (options.developerMode) {
    await mkdir(join(profile.path, 'Default'))
    await writeFile(join(profile.path, 'Default', 'Preferences'), DEVELOPER_MODE)
  }
  return launchWith(options, profile)
}

const DEVELOPER_MODE = JSON.stringify({ extensions: { ui: { developer_mode: true } } })

type Folder = Awaited<ReturnType<typeof temporaryFolder>>

async function launchWith(options: ChromiumOptions, profile: Folder): Promise<ExtensionBrowser> {
  const extension = options.extension ?? builtExtension('chrome')
  const port = await freePort()
  const context = await chromium.launchPersistentContext(profile.path, {
    headless: false,
    executablePath: findChromium(),
    viewport: null,
    args: [
      ...chromiumArgs(extension, port),
      ...(options.devtools ? ['--auto-open-devtools-for-tabs'] : []),
      ...(options.args ?? []),
    ],
  })
  const worker = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const id = new URL((await worker()).url()).host
  const url = (page: string): string => `chrome-extension://${id}/${page}`
  const firstRun = await findFirstRun(context, url(FIRST_RUN))
  return {
    ...{ context, id, firstRun, port, profile: profile.path, worker, url },
    async open(page) {
      const tab = await context.newPage()
      await tab.goto(url(page))
      return tab
    },
    async restart() {
      await context.close()
      return launchWith(options, profile)
    },
    async close() {
      await context.close()
      await profile.remove()
    },
  }
}

/** Ends the background as Chromium itself does after 30 s without work. The next message starts it again. */
export async function killWorker(browser: ExtensionBrowser, page: Page): Promise<void> {
  await (await workerKiller(browser, page))()
}

/** The same for many kills: each takes some milliseconds. */
export async function workerKiller({ context }: ExtensionBrowser, page: Page): Promise<() => Promise<void>> {
  const session = await context.newCDPSession(page)
  let runs = true
  let stopped: () => void = () => undefined
  const watching = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.length === 0) return
      runs = versions.some(({ runningStatus }) => runningStatus !== 'stopped')
      if (!runs) stopped()
      resolve()
    })
  })
  await session.send('ServiceWorker.enable')
  // The browser answers before it watches: an end before its first report would never be told.
  await watching
  return async () => {
    const ended = new Promise<void>((resolve) => {
      stopped = resolve
    })
    await session.send('ServiceWorker.stopAllWorkers')
    // Of one that has ended by itself, or by the kill before, there is nothing more to hear.
    if (runs) await ended
  }
}
