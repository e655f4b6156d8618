import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** What a page in dark may do wrong that it does not in light. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/**
 * Lets axe look at what a page shows, in light and in dark.
 *
 * @param within A selector of the part that is new; the whole page takes axe some seconds.
 */
export async function expectNoObjection(page: Page, name: string, within = 'html'): Promise<void> {
  const axe = () => new AxeBuilder({ page }).setLegacyMode(true).include(within)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const inLight = await axe().withTags(WCAG).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await axe().withRules(OF_COLOUR).analyze()
  const found = [inLight, inDark].map(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
  )
  expect({ name, found }).toEqual({ name, found: [[], []] })
}
