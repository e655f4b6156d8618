import { attach, type Cdp, targets } from './cdp.ts'
import type { ExtensionBrowser } from './chromium.ts'
import { until } from './until.ts'

/** Opens the real popup below the toolbar button: no tab, and it closes when it loses the focus. */
export async function openPopup(browser: ExtensionBrowser): Promise<Cdp> {
  const url = browser.url('popup.html')
  const before = new Set((await targets(browser.port)).map(({ id }) => id))
  // In a browser that has just started no window is active yet, and Chromium refuses.
  const worker = await browser.worker()
  await until('the popup to open', () => worker.evaluate('chrome.action.openPopup().then(() => true)'))
  const popup = await attach(browser.port, 'the popup', (target) => target.url === url && !before.has(target.id))
  await until('the popup to load', () => popup.evaluate<boolean>(`document.readyState === 'complete'`))
  return popup
}

/** Closes a popup as a click outside of it does. */
export async function closePopup(popup: Cdp): Promise<void> {
  await popup.send('Page.close').catch(() => undefined)
  await popup.closed
}
