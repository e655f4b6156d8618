import { expect, test } from '@playwright/test'
import { textKey } from '#lib/text.ts'
import { probedCopy } from './harness/build.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { workspaceOf } from './harness/workspace.ts'

const TEXTS = {
  'Copy token': 'Token kopieren',
  'Copy as': 'Kopieren als',
  'Renew token': 'Zugangstoken erneuern',
  Settings: 'Einstellungen',
  'Signet Explorer: settings': 'Signet Explorer',
  Request: 'Anfrage',
  'This filter takes too long: make its pattern shorter.': 'Dieser Filter dauert zu lange: kürze sein Muster.',
}

/** A browser that speaks German, and has a few texts in it. */
const GERMAN = `{
  const texts = ${JSON.stringify({
    language: 'de',
    ...Object.fromEntries(Object.entries(TEXTS).map(([english, text]) => [textKey(english), text])),
  })}
  Object.assign(chrome.i18n, { getUILanguage: () => 'de-AT', getMessage: (key) => texts[key] ?? '' })
}`

/** The popup begins with the first frame. */
const NO_FRAME = 'window.requestAnimationFrame = () => 0'

async function inGerman(after: string, run: (browser: ExtensionBrowser) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder('language')
  const browser = await launchChromium({
    extension: await probedCopy('chrome', folder.path, { before: GERMAN, after }),
  })
  try {
    await run(browser)
  } finally {
    await browser.close()
    await folder.remove()
  }
}

test('says in the browser’s language what is painted before the popup begins', () =>
  inGerman(NO_FRAME, async (browser) => {
    const popup = await browser.open('popup.html')
    await expect(popup.getByText('Token kopieren')).toBeVisible()
    await expect(popup.getByRole('button', { name: 'Einstellungen' })).toHaveAttribute('title', 'Einstellungen')
    await expect(popup.getByText('Open workspace')).toBeVisible()
  }))

test('has room in the popup for words that are longer than the English', () =>
  inGerman(NO_FRAME, async (browser) => {
    const popup = await browser.open('popup.html')
    await expect(popup.getByText('Zugangstoken erneuern')).toBeVisible()
    const block = popup.locator('.token-panel')
    expect(await block.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  }))

test('says of each page in which language it is', () =>
  inGerman('', async (browser) => {
    for (const page of ['welcome.html', 'options.html', 'popup.html', 'panel.html']) {
      await expect((await browser.open(page)).locator('html')).toHaveAttribute('lang', 'de')
    }
    const options = await browser.open('options.html')
    await expect(options.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible()
    await expect(options).toHaveTitle('Signet Explorer')
  }))

test('says in the browser’s language what a Worker finds, and leads the keyboard on by no English name', () =>
  inGerman('', async (browser) => {
    await browser.firstRun.getByRole('button', { name: 'Try the sandbox' }).click()
    await expect(browser.firstRun.getByRole('status', { name: 'Token' })).toHaveText(/^Valid/)
    const page = await browser.open('panel.html')
    const workspace = workspaceOf(page)
    await workspace.choose('list clients')
    await page.getByRole('searchbox', { name: 'Search endpoints' }).fill('list clients')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tablist', { name: 'Anfrage' }).locator('[aria-selected=true]')).toBeFocused()

    await workspace.send('success')
    await page.getByLabel('Filter the answer').fill("$..[?search(@, '(a{1000}){1000}')]")
    await expect(page.locator('.tree-problem')).toHaveText('Dieser Filter dauert zu lange: kürze sein Muster.')
  }))
