import type { Page } from 'playwright'
import type { ExtensionBrowser } from '../tests/e2e/harness/chromium.ts'
import type { Row } from './bench-table.ts'

const ROWS = 10_000
const KEYS = 'report'

/** From a key typed into the search of a long history until the list that it leaves is drawn: the slowest key. */
export async function benchHistory(browser: ExtensionBrowser): Promise<Row> {
  const page = await browser.open('panel.html')
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByRole('tabpanel', { name: 'History' }).waitFor()
  await page.evaluate(fillHistory, ROWS)
  await page.reload()
  const search = page.getByRole('searchbox', { name: 'Search history' })
  await search.fill('')
  const times: number[] = []
  for (const key of KEYS) times.push(await timeOfKey(page, key))
  await page.close()
  return {
    what: `a key in the search of ${ROWS.toLocaleString('en')} history rows`,
    ms: Math.max(...times),
    atMostMs: 50,
  }
}

/** Runs in the page: fills the database of the profile that was sent with last. */
async function fillHistory(count: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('signet-history')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const entries = db.transaction('entries', 'readwrite').objectStore('entries')
  const [one] = await new Promise<{ id: string; startedAt: number; path: string }[]>((resolve) => {
    const reading = entries.getAll(undefined, 1)
    reading.onsuccess = () => resolve(reading.result)
  })
  for (let at = 0; at < count; at++) {
    const path = at % 7 === 0 ? `/fraud/v1/report/${at}` : `/partner/v1/all-clients?offset=${at}`
    const words = `get ${path} succeeded: 200, success true ${'note '.repeat(40)}${at}`
    entries.put({ ...one, id: `bench-${at}`, path, words, startedAt: (one?.startedAt ?? 0) - at })
  }
  await new Promise((resolve) => {
    entries.transaction.oncomplete = resolve
  })
  db.close()
}

/** Typed into the page itself, so that the way of a driver's key does not count. */
function timeOfKey(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (typed) =>
      new Promise<number>((resolve) => {
        const input = document.querySelector('[aria-label="Search history"]') as HTMLInputElement
        const startedAt = performance.now()
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
        set?.call(input, input.value + typed)
        input.dispatchEvent(new Event('input', { bubbles: true }))
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)))
      }),
    key,
  )
}
