import { expect, type Locator, test } from '@playwright/test'
import { type SandboxServer, startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { addFault } from './harness/sandbox.ts'
import { freePort } from './harness/temporary.ts'
import { workspaceOf } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer
test.beforeEach(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startSandboxServer()])
})
test.afterEach(async () => {
  await Promise.all([browser.close(), server.close()])
})

/** Types an address and leaves the field. */
async function leave(field: Locator, text: string): Promise<void> {
  await field.fill(text)
  await field.press('Tab')
}

test('says of each field of a profile what is wrong and what to do', async () => {
  const page = await browser.open('options.html')
  const field = (label: string) => page.getByLabel(label, { exact: true })
  const save = () => page.getByRole('button', { name: 'Save and connect' }).click()
  const { apiKey, apiSecret } = server.credentials

  await test.step('fields left empty', async () => {
    await field('Profile name').fill('Acme Test')
    await save()
    await expect(page.getByText('The API key is missing.')).toBeVisible()
    await expect(page.getByText('The API secret is missing.')).toBeVisible()
    await field('Profile name').fill('')
    await field('API key').fill(apiKey)
    await field('API secret').fill(apiSecret)
    await save()
    await expect(page.getByText('Give the profile a name, like Acme Test.')).toBeVisible()
    await expect(field('API secret')).toHaveValue(apiSecret)
    await field('Profile name').fill('Acme Test')
  })
  await test.step('addresses', async () => {
    await leave(field('Base URL'), 'https://api.example.com')
    await expect(page.getByRole('alert').filter({ hasText: 'getsignet.xyz' })).toContainText(/localhost/)
    await leave(field('Base URL'), 'https://api.getsignet.xyz/some/where')
    await expect(page.getByRole('alert').filter({ hasText: '/some/where' })).toBeVisible()
    await leave(field('Base URL'), `${server.url}/fraud/v1`)
    await expect(field('Base URL')).toHaveValue(server.url)
    await expect(page.getByText('/fraud/v1')).toBeVisible()
    await leave(field('Base URL'), server.url.replace('http://', ''))
    await expect(field('Base URL')).toHaveValue(/^https?:\/\/127\.0\.0\.1:\d+$/)
    await leave(field('Base URL'), server.url)
  })
  await test.step('spaces and line breaks around key and secret', async () => {
    await field('API key').fill(`  ${apiKey} `)
    await field('API secret').fill(` ${apiSecret}  `)
    await field('Profile name').click()
    await expect(page.getByText('Spaces or line breaks around it were removed.').first()).toBeVisible()
    await expect(field('API key')).toHaveValue(apiKey)
    await save()
    await expect(page.getByText('Connected', { exact: true }).first()).toBeVisible()
  })
})

test('says why there is no connection, and keeps what was typed', async () => {
  const page = await browser.open('options.html')
  const port = await freePort()
  await page.getByLabel('Profile name').fill('Acme Test')
  await page.getByLabel('Base URL').fill(`http://127.0.0.1:${port}`)
  await page.getByLabel('API key', { exact: true }).fill('some-key')
  await page.getByLabel('API secret').fill('some-secret')
  await page.getByRole('button', { name: 'Save and connect' }).click()

  await expect(page.getByText('Saved, but not connected.')).toContainText(/refused|no server/i)
  await expect(page.getByLabel('Profile name')).toHaveValue('Acme Test')
})

test('sends a body that is not JSON only when it is told to, and nothing while a variable is empty', async () => {
  await browser.firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  const send = page.getByRole('button', { name: 'Send', exact: true })

  await workspace.choose('register a client')
  await workspace.writeBody('{"name": "Grace", oops}')
  await send.click()
  await expect(page.getByRole('alert').filter({ hasText: 'The body is not JSON.' })).toContainText('Line 1, column 19')
  await expect(workspace.verdict).not.toHaveAttribute('data-verdict')
  await page.getByRole('button', { name: 'Send anyway' }).click()
  await expect(workspace.verdict).toHaveAttribute('data-verdict', 'failure')
  await expect(workspace.body).toHaveText('{"name": "Grace", oops}')

  await workspace.choose('check an ip address')
  await page.getByRole('textbox', { name: 'clientId' }).fill('')
  await send.click()
  await expect(page.getByRole('alert').filter({ hasText: 'clientId' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'clientId' })).toHaveAttribute('aria-invalid', 'true')
})

test('names every kind of broken answer, and cancels one that never comes', async () => {
  await ask(browser.firstRun, 'profile.choose', await addProfile(browser.firstRun, server))
  const page = await browser.open('panel.html')
  const workspace = workspaceOf(page)
  await workspace.choose('list clients')

  for (const { kind, verdict, sentence } of [
    { kind: 'html', verdict: 'not-an-envelope', sentence: /502.*an HTML page, as a proxy or a wrong address gives/ },
    { kind: 'empty', verdict: 'not-an-envelope', sentence: /200.*an empty body/ },
    { kind: 'truncated', verdict: 'not-an-envelope', sentence: /200.*JSON that breaks off/ },
    { kind: 'success-false', verdict: 'contradiction', sentence: /^Contradiction: 200, but success false/ },
    { kind: '500', verdict: 'failure', sentence: /^Server error: 500/ },
  ]) {
    await addFault(server, { kind, where: 'api' })
    await workspace.send(verdict)
    await expect(workspace.verdict).toHaveText(sentence)
  }

  await addFault(server, { kind: 'hang', where: 'api' })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(workspace.verdict).toContainText('Waiting for the answer')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(workspace.verdict).toHaveAttribute('data-verdict', 'no-answer')
  await expect(workspace.verdict).toContainText('Cancelled.')
  await workspace.send('success')
})
