import type { Page } from 'playwright'
import { FIREFOX_ID } from './build.ts'
import type { ExtensionBrowser } from './chromium.ts'
import type { ExtensionFirefox } from './firefox.ts'
import { until } from './until.ts'

/** The extension's icon in the toolbar: what it shows and says, its menu, and the keys of the extension. */
export interface ToolbarIcon {
  /** Both at the same moment: some of what is shown goes again after two seconds. */
  readonly face: () => Promise<IconFace>
  /** Chooses an item of the menu by its title. */
  readonly choose: (title: string) => Promise<void>
}

export interface IconFace {
  readonly badge: string
  /** What is said under the pointer, but for the product's name. */
  readonly words: string
}

/** The id of each item of the menu, by its title. */
const MENU: Readonly<Record<string, string>> = {
  'Copy token': 'copy:token',
  'Authorization header (contains the token)': 'copy:header',
  'cURL (uses $SIGNET_TOKEN)': 'copy:curl',
  '.env line (contains the token)': 'copy:env',
  '.env template': 'copy:template',
  'Open workspace': 'workspace',
  Lock: 'lock',
}

/** In the worker, the browser's API as far as it is used here. */
declare const chrome: {
  readonly action: {
    readonly getBadgeText: (of: object) => Promise<string>
    readonly getTitle: (of: object) => Promise<string>
  }
  readonly contextMenus: {
    readonly update: (id: string, change: object) => Promise<void>
    readonly onClicked: { readonly dispatch: (click: object) => void }
  }
}

/**
 * Chromium draws badge and menu where no debugger sees them. The browser itself is asked for what it shows; a click is
 * told to the background as the browser does, after it has confirmed that there is such an item.
 */
export function chromiumIcon({ worker }: ExtensionBrowser): ToolbarIcon {
  return {
    face: async () =>
      faceOf(
        await (await worker()).evaluate(() =>
          Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]),
        ),
      ),
    async choose(title) {
      const item = [MENU[title] ?? '', title] as const
      // The menu is made while the extension starts.
      await until(`the item "${title}"`, async () =>
        (await worker()).evaluate(
          ([id, text]) => chrome.contextMenus.update(id, { title: text }).then(() => true),
          item,
        ),
      )
      await (await worker()).evaluate(
        ([id]) => chrome.contextMenus.onClicked.dispatch({ menuItemId: id, editable: false }),
        item,
      )
    },
  }
}

/** The icon of a Firefox, which has its place in the toolbar, and its real menu. */
export async function firefoxIcon({ runInChrome }: ExtensionFirefox): Promise<ToolbarIcon> {
  await runInChrome(PIN, FIREFOX_ID)
  return {
    face: async () => faceOf(await runInChrome(`${ICON}\n return [globals.badgeText, globals.title]`, FIREFOX_ID)),
    choose: (title) => runInChrome(CHOOSE, FIREFOX_ID, title),
  }
}

/**
 * Presses Alt+Shift and a letter as a user does. Playwright's own keys carry no code of the keyboard, and without one
 * Chromium does not look for a command of an extension.
 */
export async function pressAltShift(page: Page, letter: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const code = letter.charCodeAt(0)
  const key = { key: letter, code: `Key${letter}`, modifiers: ALT | SHIFT, windowsVirtualKeyCode: code }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, nativeVirtualKeyCode: code })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, nativeVirtualKeyCode: code })
  await session.detach()
}
const ALT = 1
const SHIFT = 8

/** The same in Firefox, to the window: what a page is given of keys does not come back to the browser in time. */
export async function pressAltShiftInFirefox(
  { marionette: { send } }: ExtensionFirefox,
  letter: string,
): Promise<void> {
  const keys = ['\uE00A', '\uE008', letter]
  const down = keys.map((value) => ({ type: 'keyDown', value }))
  const up = keys.map((value) => ({ type: 'keyUp', value })).reverse()
  await send('Marionette:SetContext', { value: 'chrome' })
  await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }] })
  await send('Marionette:SetContext', { value: 'content' })
}

const faceOf = ([badge, title]: readonly [string, string]): IconFace => ({
  badge,
  words: title.split('\n').slice(1).join('\n'),
})

const ICON = `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { extension } = WebExtensionPolicy.getByID(args[0])
  const action = ExtensionParent.apiManager.global.browserActionFor(extension)
  const { globals } = action.action
  const window = Services.wm.getMostRecentWindow('navigator:browser')`

const PIN = `${ICON}
  window.CustomizableUI.addWidgetToArea(action.id, window.CustomizableUI.AREA_NAVBAR)`

const CHOOSE = `${ICON}
  const menu = window.document.getElementById('toolbar-context-menu')
  const button = window.document.getElementById(action.id)
  const { x, y, width, height } = button.getBoundingClientRect()
  const [left, top] = [x + width / 2, y + height / 2]
  const shown = new Promise((resolve) => menu.addEventListener('popupshown', resolve, { once: true }))
  // The older call went when the newer came, within the versions that are supported.
  if (window.synthesizeMouseEvent) window.synthesizeMouseEvent('contextmenu', left, top, { button: 2, clickCount: 1 })
  else window.windowUtils.sendMouseEvent('contextmenu', left, top, 2, 1, 0)
  await shown
  const item = [...menu.querySelectorAll('menuitem')].find((one) => one.label === args[1])
  if (item === undefined) throw new Error('the menu holds ' + [...menu.querySelectorAll('menuitem, menu')].map((one) => one.label).join(', '))
  item.doCommand()
  menu.hidePopup()`
