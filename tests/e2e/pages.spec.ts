import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { builtExtension, pagesOf } from './harness/build.ts'
import { type ExtensionBrowser, launchChromium } from './harness/chromium.ts'

/** Chromium's remark on the `sandbox` line of the policy: the line is there to shut popups, not to contain scripts. */
const KNOWN_REMARK = /can escape its sandboxing/
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let browser: ExtensionBrowser
test.beforeAll(async () => {
  browser = await launchChromium()
})
test.afterAll(() => browser.close())

test('opens every page without an error or a breach of its policy', async () => {
  // The developer tools' page does nothing outside of them.
  const pages = (await pagesOf(builtExtension('chrome'))).filter((name) => name !== 'devtools.html')
  for (const name of pages) {
    const heard: string[] = []
    const page = await browser.context.newPage()
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', ({ message }) => heard.push(message))
    await page.goto(browser.url(name))
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    const unexpected = heard.filter((text) => !KNOWN_REMARK.test(text))
    expect({ name, unexpected }).toEqual({ name, unexpected: [] })
    await page.close()
  }
})

for (const scheme of ['light', 'dark'] as const) {
  test(`has nothing that axe objects to, in ${scheme}`, async () => {
    for (const name of ['popup.html', 'options.html', 'welcome.html', 'panel.html']) {
      const page = await browser.open(name)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).setLegacyMode(true).analyze()
      expect({ name, found: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]) }).toEqual({
        name,
        found: [],
      })
      await page.close()
    }
  })
}
