import { expect, type Page, test } from '@playwright/test'
import type { SandboxServer } from '../../scripts/sandbox-server.ts'
import { ask, NEW_PROFILE } from './harness/ask.ts'
import { expectNoObjection } from './harness/axe.ts'
import type { ExtensionBrowser } from './harness/chromium.ts'
import { shareBrowser } from './harness/shared-workspace.ts'
import type { Workspace } from './harness/workspace.ts'

let browser: ExtensionBrowser
let server: SandboxServer
let page: Page
let workspace: Workspace
shareBrowser((scene) => {
  ;({ browser, server, page, workspace } = scene)
})

const tab = (name: string) => page.getByRole('tab', { name })
const button = (name: string) => page.getByRole('button', { name, exact: true })

async function expectTab(name: string, within: string): Promise<void> {
  await tab(name).click()
  await expect(tab(name)).toHaveAttribute('aria-selected', 'true')
  await expectNoObjection(page, name, within)
}

/** Opens a dialog, lets axe look at it, and closes it as Escape does. */
async function expectDialog(name: string, open: () => Promise<void>): Promise<void> {
  await open()
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog).toBeVisible()
  await expectNoObjection(page, name, 'dialog[open]')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

test('has nothing that axe objects to in any form of an answer', async () => {
  await workspace.choose('list clients')
  await workspace.send('success')
  for (const name of ['Tree', 'Table', 'Timing']) await expectTab(name, '.column-answer')
  await expectTab('Snippet', '.column-request')
  await workspace.choose('find mandates')
  await workspace.send('success')
  await expectTab('Chain', '.column-answer')
})

test('leaves the history room for its rows where the panel is docked in a corner', async () => {
  await workspace.choose('list clients')
  await workspace.send('success')
  await workspace.choose('blacklist a client')
  await workspace.writeBody({ clientId: 'ada', reasons: [{ category: 'FRAUD' }] })
  await workspace.send('failure')
  await page.setViewportSize({ width: 360, height: 240 })
  await tab('History').click()
  const rows = page.getByRole('listbox', { name: 'History' }).getByRole('option')
  await expect(rows.nth(1)).toBeInViewport({ ratio: 1 })
  await expect(rows.first()).toBeInViewport({ ratio: 1 })
  const sideways = await page.locator('.history').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  expect(sideways).toBe(0)
  await expectNoObjection(page, 'History', 'search')
  await page.getByRole('combobox', { name: 'Code' }).focus()
  await expect(page.getByRole('combobox', { name: 'Code' })).toBeInViewport({ ratio: 1 })
  // The next workspace opens as this one is left.
  await tab('Explore').click()
})

test('scrolls within the page and never the page itself, however the panel is docked', async () => {
  await workspace.choose('blacklist a client')
  await workspace.writeBody({ clientId: 'ada', reasons: [{ category: 'FRAUD' }] })
  await workspace.send('failure')
  for (const [width, height] of [
    [700, 300],
    [360, 700],
    [1000, 240],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const name of ['Explore', 'History', 'Token']) {
      await tab(name).click()
      await expect(tab(name)).toHaveAttribute('aria-selected', 'true')
      const beyond = await page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement
        return [scrollWidth - innerWidth, scrollHeight - innerHeight]
      })
      expect({ name, width, beyond }).toEqual({ name, width, beyond: [0, 0] })
    }
  }
  await tab('Explore').click()
})

test('shows a dialog of the catalogue also when the panel is made narrow, and opens it there', async () => {
  const dialog = page.getByRole('dialog', { name: 'Import OpenAPI' })
  const open = async () => {
    await button('Change the catalogue').click()
    await page.getByRole('menuitem', { name: 'Import OpenAPI…' }).click()
  }
  await open()
  await page.setViewportSize({ width: 400, height: 700 })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await open()
  await expect(dialog).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose a file' })).toBeFocused()
})

test('lists events, and what has no path yet, where there is no room for the tree', async () => {
  await page.setViewportSize({ width: 360, height: 640 })
  const endpoints = page.getByRole('combobox', { name: 'Endpoints' })
  await endpoints.selectOption({ label: 'GET · List clients' })

  await endpoints.focus()
  await endpoints.selectOption({ label: 'FRAUD_REPORTED…' })
  await expect(page.getByRole('dialog', { name: 'FRAUD_REPORTED' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(endpoints).toBeFocused()
  await endpoints.selectOption({ label: 'risk score of a client · Add path…' })
  await expect(page.getByRole('dialog', { name: 'Add the path of “risk score of a client”' })).toBeVisible()
  await page.keyboard.press('Escape')

  await expect(endpoints.locator('option:checked')).toHaveText('GET · List clients')
})

test('has nothing that axe objects to in a form that was refused, and in the history of it', async () => {
  await workspace.choose('register a client')
  await workspace.writeBody({ name: 'Ada Example', email: 'ada@axe.test' })
  await workspace.send('success')
  await workspace.choose('blacklist a client')
  await workspace.writeBody({ clientId: 'ada', reasons: [{ category: 'FRAUD' }], mine: 1 })
  await workspace.send('failure')
  await button('Form').click()
  await expect(page.getByText('must be one of the choices')).toBeVisible()
  await expectNoObjection(page, 'form', '.column-request')

  await tab('History').click()
  await expect(page.getByRole('region', { name: 'Created here' })).toBeVisible()
  await page.getByRole('listbox', { name: 'History' }).press('ArrowDown')
  await expect(page.getByRole('region', { name: 'Entry' })).toContainText('FRAUD')
  await expectNoObjection(page, 'history', 'main')
})

test('has nothing that axe objects to in what lies over the page', async () => {
  await tab('Explore').click()
  await expectDialog('Command palette', () => page.keyboard.press('Control+k'))
  await tab('Params').focus()
  await expectDialog('Shortcuts', () => page.keyboard.press('?'))
  await expectDialog('Variables', () => button('Variables').click())
  await expectDialog('Import OpenAPI', async () => {
    await button('Change the catalogue').click()
    await page.getByRole('menuitem', { name: 'Import OpenAPI…' }).click()
  })
})

test('has nothing that axe objects to in Production, where a write waits', async () => {
  const production = { ...NEW_PROFILE, id: 'live', name: 'Acme Live', environment: 'production' } as const
  const { firstRun } = browser
  await ask(firstRun, 'profile.save', { ...production, baseUrl: server.url, credentials: server.credentials })
  await ask(firstRun, 'profile.acceptScope', 'live', 'development')
  await page.getByRole('combobox', { name: 'Profile' }).selectOption('live')
  await workspace.choose('blacklist a client')
  await expect(button('Hold to send')).toBeVisible()
  await expectNoObjection(page, 'Production')
  await expectDialog('This changes data in Production', () => page.keyboard.press('Control+Enter'))
})
