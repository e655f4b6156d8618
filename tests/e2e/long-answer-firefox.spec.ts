import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { launchFirefox } from './harness/firefox.ts'
import { firefoxUser } from './harness/firefox-user.ts'
import { fileHash, longHash, startLongAnswers } from './harness/long-answers.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { until } from './harness/until.ts'

const MEGABYTES = 120
const DOWNLOAD_TO = `Services.prefs.setIntPref('browser.download.folderList', 2)
  Services.prefs.setStringPref('browser.download.dir', args[0])`

test('saves an answer of 120 MB to a file in Firefox, and tells of one that breaks off', {
  tag: '@waits',
}, async () => {
  const [firefox, sandbox] = await Promise.all([launchFirefox(), startSandboxServer()])
  const [server, folder] = [await startLongAnswers(sandbox, { megabytes: MEGABYTES }), await temporaryFolder('saved')]
  try {
    await firefox.runInChrome(DOWNLOAD_TO, folder.path)
    await firefox.open('welcome.html')
    const page = { evaluate: <Value>(expression: string) => firefox.run<Value>(`return ${expression}`) }
    await ask(page, 'profile.choose', await addProfile(page, { ...sandbox, url: server.url }))
    await firefox.open('panel.html')
    const user = firefoxUser(firefox)
    const sees = (text: string) => until(`"${text}"`, async () => (await user.seen()).includes(text))
    await user.type('searchbox', 'Search endpoints', 'list clients\n')
    await user.press('button', 'Send')

    server.set({ megabytes: MEGABYTES, cutAfter: 60 })
    await user.press('button', 'Send again and save to a file')
    await sees('Not saved: The connection ended after ')

    server.set({ megabytes: MEGABYTES })
    await user.press('button', 'Send again and save to a file')
    await sees('(120.0 MB), with secrets taken out.')
    const wanted = longHash(MEGABYTES)
    await until('the file', async () => {
      const [name] = (await readdir(folder.path)).filter((file) => file.endsWith('.json'))
      return name !== undefined && (await fileHash(join(folder.path, name))) === wanted
    })
    expect(server.calls()).toBe(3)
  } finally {
    server.close()
    await Promise.all([firefox.close(), sandbox.close()])
    await folder.remove()
  }
})
