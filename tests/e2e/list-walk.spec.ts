import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { CLIENTS, manyClients, planted } from '../fakes/many-clients.ts'
import { addProfile, ask } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { heapOf } from './harness/heap.ts'
import { type Planting, startPlanting } from './harness/planting.ts'
import { addFault } from './harness/sandbox.ts'
import { workspaceOf } from './harness/workspace.ts'

/** What the rows weigh as text. The page keeps the ids alone, about half of it, and the background nothing. */
const ROWS_BYTES = JSON.stringify(manyClients(Date.now()).data.clients).length

let browser: ExtensionBrowser
let server: SandboxServer
let planting: Planting
test.beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startSandboxServer({ state: manyClients(Date.now()) })])
  planting = await startPlanting(server, trouble(), planted)
  const { url } = planting
  await ask(browser.firstRun, 'profile.choose', await addProfile(browser.firstRun, { ...server, url }))
})
test.afterAll(async () => {
  planting.close()
  await Promise.all([browser.close(), server.close()])
})

/** The tokens end in the middle of the walk, and some pages later the server asks to wait. */
function trouble(): (url: URL) => Promise<void> {
  // After the row that is missing every page begins one earlier.
  const acts = new Map<string, () => Promise<unknown>>([
    ['3959', () => fetch(`${server.url}/__sandbox/expire`, { method: 'POST', body: '{}' })],
    ['5939', () => addFault(server, { kind: '429', where: 'api', ms: 1_000 })],
  ])
  return async ({ searchParams }) => {
    const offset = searchParams.get('offset') ?? ''
    const act = acts.get(offset)
    acts.delete(offset)
    await act?.()
  }
}

interface Held {
  readonly page: number
  readonly background: number
  /** In the storage of the session. */
  readonly stored: number
}

async function held(): Promise<Held> {
  const worker = await browser.worker()
  return {
    stored: await worker.evaluate<number>(`chrome.storage.session.getBytesInUse()`),
    page: await heapOf(browser, 'the page', ({ url }) => url.endsWith('/panel.html')),
    background: await heapOf(browser, 'the background', ({ type }) => type === 'service_worker'),
  }
}

async function savedCsv(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'CSV' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save as CSV' }).click(),
  ])
  return (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
}

test('walks ten thousand rows over a 429 and an expiry, tells what is wrong with them, and holds none', async () => {
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  await workspace.choose('listClients')
  await workspace.send('success')
  await page.getByRole('tab', { name: 'Table' }).click()
  const before = await held()
  await page.getByRole('button', { name: 'Read all pages' }).click()
  const report = page.getByRole('region', { name: 'All pages' })
  await expect(report).toHaveAttribute('data-state', 'done', { timeout: 60_000 })
  const after = await held()

  await expect(report.getByRole('status')).toHaveText(
    /^All read: 9,998 rows in \d+ pages \(waited once when Signet asked for it, token renewed once\)\.$/,
  )
  await expect(report.getByRole('listitem')).toHaveText([
    'Row 1,140 is row 10 once more: left out.',
    'Row 7,030 is row 6,932 once more: left out.',
    'Before row 3,070 a row is missing.',
    'From row 6,931 on the order is another: the list changed while it was read.',
    'From row 7,030 on the order is another: the list changed while it was read.',
    '2 of the total never came.',
  ])
  const [head, ...rows] = await savedCsv(page)
  expect(head).toBe('clientId,name,email,status,registeredAt,updatedAt')
  expect(rows).toHaveLength(CLIENTS - 2)
  expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(CLIENTS - 2)
  expect(after.page - before.page).toBeLessThan(ROWS_BYTES)
  expect(after.background - before.background).toBeLessThan(ROWS_BYTES / 2)
  expect(after.stored - before.stored).toBeLessThan(ROWS_BYTES / 100)
})
