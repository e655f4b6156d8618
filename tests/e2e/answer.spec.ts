import { expect, test } from '@playwright/test'
import { launchChromium } from './harness/chromium.ts'
import { workspaceOf } from './harness/workspace.ts'

test('finds what a JSONPath means in a short answer, and says what is wrong with one', async () => {
  const browser = await launchChromium()
  try {
    await browser.firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
    await expect(browser.firstRun.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
    const page = await browser.open('panel.html')
    const workspace = workspaceOf(page)
    await workspace.choose('list clients')
    await workspace.send('success')

    const filter = page.getByLabel('Filter the answer')
    const rows = page.getByRole('tree', { name: 'Answer' }).getByRole('treeitem')
    await filter.fill('$.data.pagination.total')
    await expect(rows.filter({ hasText: 'total' })).toHaveCount(1)
    await expect(page.getByText(/^1 of \d+ match$/)).toBeVisible()
    await filter.fill('$.data[')
    await expect(page.locator('.tree-problem')).toHaveText(/unexpected|expected|unclosed/i)
    await expect(filter).toHaveAttribute('aria-invalid', 'true')
  } finally {
    await browser.close()
  }
})

test('brings the body forward where a send goes wrong, and keeps the tab while it goes well', async () => {
  const browser = await launchChromium()
  try {
    await browser.firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
    await expect(browser.firstRun.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
    const page = await browser.open('panel.html')
    const workspace = workspaceOf(page)
    const tab = (name: string) => page.getByRole('tab', { name, exact: true })
    const limit = page.getByRole('textbox', { name: 'limit' })
    await workspace.choose('list clients')
    await expect(page.getByRole('checkbox', { name: 'Send limit' })).not.toBeChecked()
    await page.getByRole('checkbox', { name: 'Send limit' }).click()
    await expect(limit).toBeFocused()
    await limit.fill('5')
    await expect(page.getByRole('checkbox', { name: 'Send limit' })).toBeChecked()
    await workspace.send('success')
    await tab('Timing').click()
    await limit.fill('6')
    await workspace.send('success')
    await expect(tab('Timing')).toHaveAttribute('aria-selected', 'true')
    await limit.fill('500')
    await workspace.send('failure')
    await expect(tab('Tree')).toHaveAttribute('aria-selected', 'true')
  } finally {
    await browser.close()
  }
})
