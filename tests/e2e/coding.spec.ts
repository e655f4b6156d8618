import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { launchChromium } from './harness/chromium.ts'
import { startLongAnswers } from './harness/long-answers.ts'
import { workspaceOf } from './harness/workspace.ts'

const LATIN = Buffer.from('{"success":true,"message":"Done.","data":{"name":"Zoë Müller"}}', 'latin1')

test('decodes an answer as it is declared, and says where bytes do not belong in it', async () => {
  const [browser, sandbox] = await Promise.all([launchChromium(), startSandboxServer()])
  const server = await startLongAnswers(sandbox, { body: LATIN, type: 'application/json; charset=iso-8859-1' })
  try {
    await ask(browser.firstRun, 'profile.choose', await addProfile(browser.firstRun, { ...sandbox, url: server.url }))
    const page = await browser.open('panel.html')
    const { choose, send, verdict, raw } = workspaceOf(page)
    await choose('list clients')
    await send('success')
    await expect(verdict).toContainText('Succeeded: 200, success true, in windows-1252')
    await page.getByRole('tab', { name: 'Raw' }).click()
    await expect(raw).toContainText('Zoë Müller')

    server.set({ body: LATIN, type: 'application/json' })
    await send('success')
    await expect(verdict).toContainText('not UTF-8: the first bad byte is at 52')
    await expect(raw).toContainText('Zo\uFFFD M\uFFFDller')
    await expect(page.getByText('Not UTF-8: the first bad byte is at 52.')).toBeVisible()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the bytes' }).click()
    expect(await readFile(await (await downloading).path())).toEqual(LATIN)
  } finally {
    server.close()
    await Promise.all([browser.close(), sandbox.close()])
  }
})
