/**
 * `npm run bench`: measures the numbers that the product promises, as ratios against something plain in the same run on
 * the same machine. Prints the README's table. A ratio, because milliseconds differ from machine to machine. With
 * `-- popup sends answers history` only the parts that are named.
 */
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { addProfile } from '../tests/e2e/harness/ask.ts'
import { builtExtension } from '../tests/e2e/harness/build.ts'
import { type ExtensionBrowser, killWorker, launchChromium } from '../tests/e2e/harness/chromium.ts'
import { temporaryFolder } from '../tests/e2e/harness/temporary.ts'
import { benchAnswers } from './bench-answers.ts'
import { benchHistory } from './bench-history.ts'
import { type BenchServer, pathOf, SIZES, startBenchServer } from './bench-server.ts'
import { type Row, tableOf } from './bench-table.ts'

const ROUNDS = 15

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] as number
}

/** Measures two things by turns, so that whatever slows the machine down slows both. */
async function compare(rounds: number, one: () => Promise<number>, other: () => Promise<number>) {
  const ones: number[] = []
  const others: number[] = []
  for (let round = 0; round < rounds; round++) {
    ones.push(await one())
    others.push(await other())
  }
  return { ms: median(ones.slice(1)), againstMs: median(others.slice(1)) }
}

/** First contentful paint of a page of the extension, from the start of its navigation. */
async function firstPaint(page: Page, url: string): Promise<number> {
  await page.goto(url)
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0]
          if (paint !== undefined) resolve(paint.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
}

/** From the start of the popup's navigation until Copy token can be pressed. */
async function untilCopyWorks(page: Page, url: string): Promise<number> {
  await page.goto(url)
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const buttons = [...document.querySelectorAll('button')]
          const copy = buttons.find(({ textContent }) => textContent?.includes('Copy token'))
          const works = copy !== undefined && !copy.disabled && document.body.textContent?.includes('min left')
          if (works) resolve(performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}

/** From the click on Send until the verdict of this send is on the page. */
function sendInPanel(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const verdict = document.querySelector('[aria-label="Verdict"]') as HTMLElement
        const send = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Send')
        let waited = false
        let startedAt = 0
        const observer = new MutationObserver(() => {
          waited ||= verdict.ariaBusy === 'true'
          if (!waited || verdict.dataset['verdict'] === undefined) return
          observer.disconnect()
          const ms = performance.now() - startedAt
          // The next send can be asked for when this one is wholly over.
          setTimeout(() => resolve(ms), 600)
        })
        observer.observe(verdict, { attributes: true, childList: true, subtree: true })
        startedAt = performance.now()
        send?.click()
      }),
  )
}

function plainFetch(page: Page, path: string): Promise<number> {
  return page.evaluate(async (url) => {
    const startedAt = performance.now()
    const response = await fetch(url, { cache: 'no-store', headers: { authorization: 'Bearer aaaa.bbbb.cccc' } })
    JSON.parse(await response.text())
    return performance.now() - startedAt
  }, path)
}

async function benchPopup(browser: ExtensionBrowser): Promise<Row[]> {
  const page = await browser.context.newPage()
  const [popup, blank] = [browser.url('popup.html'), browser.url('blank.html')]
  const paint = await compare(
    ROUNDS,
    () => firstPaint(page, popup),
    () => firstPaint(page, blank),
  )
  const ready = await compare(
    ROUNDS,
    async () => {
      await page.goto(blank)
      await killWorker(browser, page)
      return untilCopyWorks(page, popup)
    },
    () => untilCopyWorks(page, popup),
  )
  await page.close()
  return [
    { what: 'popup, first contentful paint / a blank popup', ...paint, atMost: 1.25 },
    { what: 'popup until Copy token works, background cold / warm', ...ready, atMost: 2 },
  ]
}

async function benchSends(browser: ExtensionBrowser, server: BenchServer): Promise<Row[]> {
  const panel = await browser.open('panel.html')
  const plain = await browser.context.newPage()
  await plain.goto(`${server.url}/page`)
  const limits = [{ atMost: 1.25, orPlusMs: 4 }, { atMost: 1.3 }, { atMost: 2 }] as const
  const rows: Row[] = []
  for (const [at, bytes] of SIZES.entries()) {
    const path = pathOf(bytes)
    await panel.bringToFront()
    await panel.getByRole('textbox', { name: 'URL' }).fill(path)
    const measured = await compare(
      bytes > 1_000_000 ? 7 : ROUNDS,
      () => sendInPanel(panel),
      () => plainFetch(plain, path),
    )
    rows.push({
      what: `send, click to verdict, ${bytes / 1000} kB / plain fetch and parse`,
      ...measured,
      ...(limits[at] ?? { atMost: 1 }),
    })
  }
  return rows
}

const folder = await temporaryFolder('bench')
const extension = join(folder.path, 'chrome-mv3')
await cp(builtExtension('chrome'), extension, { recursive: true })
await writeFile(join(extension, 'blank.html'), '<!doctype html><title>blank</title><p>blank</p>')
const browser = await launchChromium({ extension })
const server = await startBenchServer()
try {
  const credentials = { apiKey: 'key-0123456789abcdef', apiSecret: 'secret-0123456789abcdef' }
  await addProfile(await browser.open('options.html'), { url: server.url, credentials })
  const parts: Record<string, () => Promise<Row[]>> = {
    popup: () => benchPopup(browser),
    sends: () => benchSends(browser, server),
    answers: () => benchAnswers(browser, server.url),
    history: async () => [await benchHistory(browser)],
  }
  const asked = process.argv.slice(2)
  const rows: Row[] = []
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) rows.push(...(await part()))
  }
  console.log(tableOf(rows))
} finally {
  server.close()
  await browser.close()
  await folder.remove()
}
