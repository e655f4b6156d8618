/** The part of the benchmark that looks at long answers: how soon their tree is there, and whether the page ever stops. */
import type { Page } from 'playwright'
import type { ExtensionBrowser } from '../tests/e2e/harness/chromium.ts'
import { pathOf, SHOWN_SIZES } from './bench-server.ts'
import type { Row } from './bench-table.ts'
import { longestTask } from './bench-tasks.ts'

const ROUNDS = 7
/** The longest that a page may be busy in one go, in milliseconds. */
const LONGEST_TASK_MS = 50

/** Rows of the table: see `bench.ts`. */
export async function benchAnswers(browser: ExtensionBrowser, serverUrl: string): Promise<Row[]> {
  const panel = await browser.open('panel.html')
  await panel.setViewportSize({ width: 1000, height: 500 })
  const plain = await browser.context.newPage()
  await plain.goto(`${serverUrl}/page`)
  const [short, long] = SHOWN_SIZES
  await type(panel, long)
  const trees: ShownAt[] = []
  const parses: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await panel.bringToFront()
    trees.push(await untilTree(panel))
    parses.push(await parse(plain, pathOf(long)))
  }
  const of = (which: keyof ShownAt) => median(trees.slice(1).map((one) => one[which]))
  const againstMs = median(parses.slice(1))
  const tree: Row[] = [
    { what: 'first paint of the tree of 27 MB / JSON.parse of its text', ms: of('rowsMs'), againstMs, atMost: 2 },
    { what: 'until all of it has been read and counted / the same', ms: of('wholeMs'), againstMs, atMost: 3 },
  ]
  const tasks: Row[] = []
  for (const bytes of [short, long]) {
    await type(panel, bytes)
    tasks.push({
      what: `longest task of the page, ${bytes / 1_000_000} MB shown, searched and scrolled`,
      ms: await longestTask(panel, () => lookAtAll(panel)),
      atMostMs: LONGEST_TASK_MS,
    })
  }
  return [...tree, ...tasks]
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] as number

/** Leaves the field too: then a query in it becomes rows, in place of the one before. */
async function type(panel: Page, bytes: number): Promise<void> {
  const url = panel.getByRole('textbox', { name: 'URL' })
  await url.fill(pathOf(bytes))
  await url.blur()
}

interface ShownAt {
  /** The first rows have been drawn. */
  readonly rowsMs: number
  /** The last of the answer has been read, and its values are counted. */
  readonly wholeMs: number
}

/** Sends, and counts from when the body has come to the page. */
function untilTree(panel: Page): Promise<ShownAt> {
  return panel.evaluate(async () => {
    const channel = new BroadcastChannel('signet.bodies')
    const arrived = new Promise((resolve) => {
      channel.onmessage = resolve
    })
    ;[...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Send')?.click()
    await arrived
    channel.close()
    const startedAt = performance.now()
    const frame = () => new Promise(requestAnimationFrame)
    const drawn = async (isThere: () => boolean) => {
      while (!isThere()) await frame()
      await frame()
      await new Promise((resolve) => setTimeout(resolve))
      return performance.now() - startedAt
    }
    const shown = '.answer:not(.answer-stale)'
    return {
      rowsMs: await drawn(() => document.querySelector(`${shown} .json-row`) !== null),
      wholeMs: await drawn(() => /values$/.test(document.querySelector(`${shown} .tree-told`)?.textContent ?? '')),
    }
  })
}

function parse(page: Page, path: string): Promise<number> {
  return page.evaluate(async (url) => {
    const text = await (await fetch(url, { cache: 'no-store' })).text()
    const startedAt = performance.now()
    JSON.parse(text)
    return performance.now() - startedAt
  }, path)
}

/** All that a reader does with an answer: its tree filtered, opened and scrolled, its text searched, its table. */
async function lookAtAll(panel: Page): Promise<void> {
  await untilTree(panel)
  const filter = panel.getByRole('searchbox', { name: 'Filter the answer' })
  const answer = panel.getByRole('tree', { name: 'Answer' })
  await filter.pressSequentially('ada.99', { delay: 50 })
  await panel.getByText(/of .* match$/).waitFor()
  await filter.fill('')
  await panel.getByRole('button', { name: 'Levels' }).click()
  await panel.getByRole('menuitemradio', { name: 'All levels' }).click()
  await answer.hover()
  for (let turn = 0; turn < 20; turn++) await panel.mouse.wheel(0, 2_000)
  await answer.press('End')
  await panel.getByRole('tab', { name: 'Raw' }).click()
  const search = panel.getByRole('searchbox', { name: 'Search the text' })
  await search.pressSequentially('ada.42', { delay: 50 })
  await panel.getByText(/^1 of /).waitFor()
  await search.press('Enter')
  await panel.getByRole('tab', { name: 'Table' }).click()
  await panel.getByRole('table', { name: 'Rows' }).waitFor()
  await panel.getByRole('tab', { name: 'Tree' }).click()
}
