import browser from 'webextension-polyfill'

export interface IconMenuItem {
  readonly id: string
  readonly title: string
  /** The item that this one stands below. */
  readonly parentId?: string
}

/**
 * Puts items into the menu of the toolbar icon, and tells which was chosen. Browsers keep a menu while the background
 * sleeps, and lose it at times: it is made anew on each install, update and start. Call it while the background starts.
 */
export function keepIconMenu(items: readonly IconMenuItem[], run: (id: string) => void): void {
  const make = () => remake(items)
  browser.runtime.onInstalled.addListener(make)
  browser.runtime.onStartup.addListener(make)
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => run(`${menuItemId}`))
}

/**
 * One at a time: an install and a start may come together, and an id that is there twice is an error. One that fails
 * keeps none of the later ones from making it.
 */
function remake(items: readonly IconMenuItem[]): void {
  making = making.then(() => makeMenu(items)).catch(() => undefined)
}
let making = Promise.resolve()

async function makeMenu(items: readonly IconMenuItem[]): Promise<void> {
  await browser.contextMenus.removeAll()
  for (const item of items) browser.contextMenus.create({ ...item, contexts: ['action'] })
}
