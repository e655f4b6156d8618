import browser from 'webextension-polyfill'

/** Opens a page of the extension in a tab of its own, or in a window where none is open yet, as right after a start. */
export async function openTab(page: string): Promise<void> {
  const url = browser.runtime.getURL(page)
  await browser.tabs.create({ url }).catch(() => browser.windows.create({ url }))
}

/** The tab that shows this page of the extension, the one used last where there are several. */
export async function findTab(page: string): Promise<number | undefined> {
  const tabs = await browser.tabs.query({ url: `${browser.runtime.getURL(page)}*` })
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.id
}

/** Goes to a place in a page of the extension: in the tab that shows the page, or in a new one. */
export async function showPlace(page: string, hash: string): Promise<void> {
  const open = await findTab(page)
  if (open === undefined) return openTab(page + hash)
  await browser.tabs.update(open, { url: browser.runtime.getURL(page + hash) })
  await focusTab(open)
}

export async function tabIsOpen(id: number): Promise<boolean> {
  return browser.tabs.get(id).then(
    () => true,
    () => false,
  )
}

export async function focusTab(id: number): Promise<void> {
  const { windowId } = await browser.tabs.update(id, { active: true })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}

export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage()
}
