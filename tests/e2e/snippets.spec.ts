import { expect, test } from '@playwright/test'
import { startSandboxServer } from '../../scripts/sandbox-server.ts'
import { addProfile, ask } from './harness/ask.ts'
import { launchChromium } from './harness/chromium.ts'
import { chromiumPasteboard } from './harness/pasteboard.ts'
import { workspaceOf } from './harness/workspace.ts'

test('copies a request as a snippet and for a ticket, and makes it of the ticket again', async () => {
  const browser = await launchChromium()
  const server = await startSandboxServer()
  try {
    const { context, firstRun } = browser
    const clipboard = await chromiumPasteboard(context.pages()[0] ?? (await context.newPage()))
    const id = await addProfile(firstRun, server)
    await ask(firstRun, 'profile.choose', id)
    const { value } = await ask(firstRun, 'token.copy', id)
    const page = await browser.open('panel.html')
    const { choose, send } = workspaceOf(page)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const notice = page.locator('.topbar-notice')
    const language = page.getByRole('combobox', { name: 'Language' })

    await choose('get client')
    await page.getByRole('tab', { name: 'Snippet' }).click()
    await language.selectOption({ label: 'Python (requests)' })
    await press('Copy snippet')
    await expect(notice).toHaveText('Copied the Python (requests) snippet')
    expect(await clipboard.read()).toContain('"Authorization": "Bearer " + os.environ["SIGNET_TOKEN"],')
    await press('Copy with the real token')
    await expect(notice).toHaveText(/^Copied Acme Test in a Python \(requests\) snippet, good for \d+ min$/)
    expect(await clipboard.read()).toContain(`"Authorization": "Bearer ${value}",`)
    await expect(page.getByRole('textbox', { name: 'Snippet in Python (requests)' })).not.toContainText(value)

    await send('success')
    await press('Copy for a ticket')
    await expect(notice).toContainText('for a ticket')
    const ticket = await clipboard.read()
    expect(ticket).toContain(`\nGET ${server.url}/partner/v1/get-client/`)
    expect(ticket).not.toContain(value)

    await choose('list clients')
    await page.getByRole('textbox', { name: 'URL' }).press('Control+V')
    await expect(page.getByRole('textbox', { name: 'URL' })).toHaveValue('/partner/v1/get-client/{clientId}')
    await send('success')
    await page.getByRole('tab', { name: 'Snippet' }).click()
    await expect(language).toHaveValue('python-requests')
  } finally {
    await Promise.all([browser.close(), server.close()])
  }
})
