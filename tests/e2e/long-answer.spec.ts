import { open, stat } from 'node:fs/promises'
import { type Download, expect, type Page, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { type ExtensionBrowser, killWorker, launchChromium } from './harness/chromium.ts'
import { scanDisk } from './harness/disk-scan.ts'
import { fileHash, type LongAnswers, longHash, startLongAnswers } from './harness/long-answers.ts'
import { until } from './harness/until.ts'
import { type Workspace, workspaceOf } from './harness/workspace.ts'

const MEGABYTES = 120
const LONG = { megabytes: MEGABYTES }

let browser: ExtensionBrowser
let sandbox: SandboxServer
let server: LongAnswers
let page: Page
let workspace: Workspace
test.beforeEach(async () => {
  ;[browser, sandbox] = await Promise.all([launchChromium(), startSandboxServer()])
  server = await startLongAnswers(sandbox, LONG)
  const { url } = server
  await ask(browser.firstRun, 'profile.choose', await addProfile(browser.firstRun, { ...sandbox, url }))
  page = await browser.open('panel.html')
  workspace = workspaceOf(page)
})
test.afterEach(async () => {
  server.close()
  await Promise.all([browser.close(), sandbox.close()])
})

const save = () => page.getByRole('button', { name: 'Send again and save to a file' })
const response = () => page.getByRole('region', { name: 'Response' })

async function isWhole(download: Download): Promise<void> {
  const path = await download.path()
  expect((await stat(path)).size).toBe(MEGABYTES * 1_000_000)
  expect(await fileHash(path)).toBe(longHash(MEGABYTES))
}

/** The browser may have put on its disk what was on its way, until nobody holds it. */
async function expectCleanFolder(): Promise<void> {
  const rows = async () => (await scanDisk(browser.profile, { row: '{"row":000001,' })).map(({ file }) => file)
  for (const file of await rows()) expect(file).toMatch(/\bblob_storage\b/)
  await page.close()
  await killWorker(browser, browser.firstRun)
  await until('the folder to be clean', async () => (await rows()).length === 0)
}

for (const form of ['told', 'gzip'] as const) {
  test(`saves an answer of 120 MB to a file and leaves nothing behind, its length ${form}`, async () => {
    server.set({ ...LONG, form })
    await workspace.choose('list clients')
    await workspace.send('not-an-envelope')
    await expect(workspace.verdict).toContainText(form === 'told' ? '120.0 MB' : 'more than 100 MB')
    await expect(workspace.verdict).not.toContainText('0 B')

    const downloading = page.waitForEvent('download')
    await save().click()
    const download = await downloading

    expect(download.suggestedFilename()).toMatch(/^listClients-\d{4}-\d\d-\d\d-\d{4}\.json$/)
    await isWhole(download)
    await expect(response()).toContainText(`Saved as ${download.suggestedFilename()} (120.0 MB)`)
    expect(server.calls()).toBe(2)
    await expectCleanFolder()
  })
}

test('takes the token out of a file whose answer says it', async () => {
  server.set({ ...LONG, echo: true })
  await workspace.choose('list clients')
  await workspace.send('not-an-envelope')

  const downloading = page.waitForEvent('download')
  await save().click()
  const file = await open(await (await downloading).path())
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(1_000) })
  await file.close()
  expect(buffer.toString('utf8', 0, bytesRead)).toMatch(/^\{"echo":"Bearer <redacted:token>"\}\n\{"row":000000/)
})

/** Lets the answer come as far as 50 MB, and gives back what lets the rest come. */
async function halfway(): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await workspace.choose('list clients')
  await workspace.send('not-an-envelope')
  server.set({ ...LONG, pause: { after: 50, until: promise } })
  await save().click()
  await expect(response().getByRole('progressbar')).toBeVisible()
  await expect(response()).toContainText(/(4\d|50)\.\d MB of 120\.0 MB/)
  return resolve
}

test('tells how far it is, and stops when asked', async () => {
  await halfway()
  await response().getByRole('button', { name: 'Stop' }).click()

  await expect(response()).toContainText('Not saved: Stopped.')
  await until('the server to hear of it', () => server.hungUp() === 2)
  await expect(save()).toBeEnabled()
})

test('ends when the background does, says so, and does it the next time', async () => {
  await halfway()

  await killWorker(browser, page)

  await expect(response()).toContainText('Not saved: The browser stopped the extension before all of it had come.')
  server.set(LONG)
  const downloading = page.waitForEvent('download')
  await save().click()
  await isWhole(await downloading)
})

test('goes on behind another answer', async () => {
  const goOn = await halfway()
  await workspace.choose('register a client')

  const downloading = page.waitForEvent('download')
  goOn()
  await isWhole(await downloading)
})

test('ends when its page is closed', { tag: '@waits' }, async () => {
  test.setTimeout(90_000)
  await halfway()

  await page.close()

  await until('the server to hear of it', () => server.hungUp() === 2, 45_000)
})

test('says why there is no file', async () => {
  await workspace.choose('list clients')
  await workspace.send('not-an-envelope')

  server.set({ ...LONG, status: 503, megabytes: 1 })
  await save().click()
  await expect(response()).toContainText('Not saved: This time Signet answered with 503.')
  server.set({ megabytes: 2_100 })
  await save().click()
  await expect(response()).toContainText('Not saved: It is longer than 2 GB')
  server.set({ ...LONG, cutAfter: 60 })
  await save().click()
  await expect(response()).toContainText(/Not saved: The connection ended after \d+ of 120000000 bytes/)
})

test('sends nothing again that may write', async () => {
  await workspace.choose('register a client')
  await workspace.send('not-an-envelope')

  await expect(response()).toContainText('It is not sent again from here, for it may change data.')
  await expect(save()).toBeHidden()
  await expect(page.getByRole('button', { name: 'Copy cURL that saves it' })).toBeVisible()
})
