import { attach, type Cdp, targets } from './cdp.ts'
import { until } from './until.ts'

/**
 * Opens the real popup below the toolbar button: no tab, and it closes when it loses the focus. The background must be
 * awake; it is spoken to for this instant alone, because a debugger on it keeps it alive.
 */
export async function openPopup({ port }: { readonly port: number }): Promise<Cdp> {
  const before = new Set((await targets(port)).map(({ id }) => id))
  // In a browser that has just started no window is active yet, and Chromium refuses.
  const worker = await attach(port, 'the background', ({ type, url }) => type === 'service_worker' && isOurs(url))
  await until('the popup to open', () => worker.evaluate('chrome.action.openPopup().then(() => true)'))
  worker.close()
  const popup = await attach(
    port,
    'the popup',
    ({ id, url }) => url.endsWith('/popup.html') && isOurs(url) && !before.has(id),
  )
  await until('the popup to load', () => popup.evaluate<boolean>(`document.readyState === 'complete'`))
  return popup
}

/** Closes a popup as a click outside of it does. */
export async function closePopup(popup: Cdp): Promise<void> {
  await popup.send('Page.close').catch(() => undefined)
  await popup.closed
}

const isOurs = (url: string): boolean => url.startsWith('chrome-extension://')
