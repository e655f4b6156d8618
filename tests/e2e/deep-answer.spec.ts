import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { launchChromium } from './harness/chromium.ts'
import { workspaceOf } from './harness/workspace.ts'

const LEVELS = 100_000
const DEEP = `{"success":true,"data":{"clients":[{"clientId":"c-1","deep":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}}]}}`

/** A sandbox whose lists nest without end. */
async function deepServer() {
  const sandbox = await startSandboxServer({})
  const server = createServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray())
    if (!incoming.url?.startsWith('/dpop/')) {
      outgoing.setHeader('content-type', 'application/json').end(DEEP)
      return
    }
    const answer = await fetch(`${sandbox.url}${incoming.url}`, {
      method: incoming.method ?? 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    outgoing.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await sandbox.close()
  }
  return { ...sandbox, url, close }
}

test('shows an answer that nests without end as tree and text', async () => {
  const server = await deepServer()
  const browser = await launchChromium()
  try {
    const page = await browser.open('panel.html')
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await ask(page, 'profile.choose', await addProfile(page, server))
    const workspace = workspaceOf(page)
    await workspace.choose('list clients')
    await workspace.send('success')
    const tree = page.getByRole('tree', { name: 'Answer' })
    await expect(tree.getByRole('treeitem').first()).toBeVisible()
    await page.getByRole('tab', { name: 'Raw' }).click()
    await expect(workspace.raw).toContainText('"clientId": "c-1"')
    await page.getByRole('tab', { name: 'Table' }).click()
    await expect(page.getByRole('cell', { name: 'c-1' }).or(page.getByRole('gridcell', { name: 'c-1' }))).toBeVisible()
    await page.getByRole('tab', { name: 'Tree' }).click()
    await page.getByLabel('Filter the answer').fill('$..clientId')
    await expect(page.locator('.tree-problem')).toHaveText(/^A path with two dots goes 500 levels deep at most/)
    expect(errors).toEqual([])
  } finally {
    await browser.close()
    await server.close()
  }
})
