import { expect, test } from '@playwright/test'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { openPanel, toolsMoved } from './harness/devtools.ts'
import { until } from './harness/until.ts'

let browser: ExtensionBrowser
test.beforeEach(async () => {
  browser = await launchChromium({ devtools: true })
})
test.afterEach(() => browser.close())

const CONTROL = { modifiers: 2 }
const CODES: Readonly<Record<string, number>> = { k: 75, Enter: 13, F8: 119, Escape: 27, '?': 191 }

test('takes its keys in the developer tools before these do', async () => {
  await browser.firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
  await expect(browser.firstRun.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
  const devtools = await openPanel(browser.port)
  const { panel, window, user } = devtools
  const open = () =>
    panel.evaluate<string | null>(
      `document.querySelector('dialog[open]')?.getAttribute('aria-label') ?? document.querySelector('dialog[open] h2')?.textContent ?? null`,
    )
  const focused = () => panel.evaluate<string | null>(`document.activeElement?.dataset.place ?? null`)
  const hit = async (key: string, params: object = {}) => {
    await window.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key,
      windowsVirtualKeyCode: CODES[key],
      ...params,
    })
    if (key === '?') await window.send('Input.dispatchKeyEvent', { type: 'char', key, text: key })
    await window.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: CODES[key], ...params })
  }
  const isOpen = (name: string | null) => until(`${name} over the page`, async () => (await open()) === name)

  await test.step('Ctrl+K opens the palette, which leads to an endpoint', async () => {
    await user.press('tab', 'Explore')
    await hit('k', CONTROL)
    await isOpen('Command palette')
    await user.type('textbox', 'Command', 'list clients')
    await hit('Enter')
    await isOpen(null)
    await user.type('textbox', 'limit', '1000')
  })

  await test.step('Ctrl+Enter sends, and F8 leads to the field that is wrong', async () => {
    await hit('Enter', CONTROL)
    await until('the problem', async () => (await user.read('region', 'Problems'))?.includes('limit'))
    await user.press('tab', /^Headers/)
    await hit('F8')
    await until('the field', async () => (await focused()) === 'query:limit')
  })

  await test.step('? lists the shortcuts where nothing is typed, and Escape closes the list', async () => {
    await hit('?')
    await until('the sign in the field', async () => (await user.value('textbox', 'limit')) === '1000?')
    await user.press('tab', /^Params/)
    await hit('?')
    await isOpen('Shortcuts')
    expect(await user.seen()).toMatch(/Ctrl Shift Z\s+Do again what was undone/)
    await hit('Escape')
    await isOpen(null)
    expect(await toolsMoved(devtools)).toBe(false)
  })
})
