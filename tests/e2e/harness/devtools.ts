import { attach, type Cdp, type TargetInfo } from './cdp.ts'
import { cdpUser } from './cdp-user.ts'

import { until } from './until.ts'
import type { User } from './user.ts'

/** Shows the extension's panel; the developer tools' own modules are what their menu calls as well. */
const SHOW_PANEL = `(async () => {
  // Whoever asks them before the tools have built themselves breaks their start.
  if (document.querySelector('.root-view .main-tabbed-pane') === null) return false
  const UI = await import('devtools://devtools/bundled/ui/legacy/legacy.js')
  const tabs = UI.InspectorView.InspectorView.instance().tabbedPane.tabIds()
  const id = tabs.find((tab) => tab.startsWith('chrome-extension://'))
  if (id === undefined) return false
  await UI.ViewManager.ViewManager.instance().showView(id)
  return true
})()`

/** The real developer tools of a tab, with the extension's panel in front. */
export interface Devtools {
  /** The panel's own frame. */
  readonly panel: Cdp
  /** The whole window of the developer tools, for pictures and real input. */
  readonly window: Cdp
  /** Someone at the panel, whose mouse and keys go through the window. */
  readonly user: User
}

/** The frames of extensions stand deep in the shadow roots of the developer tools. */
const PANEL_CORNER = `(() => {
  const frames = (root) => [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.tagName === 'IFRAME' && element.src.includes('/panel.html') ? [element] : []),
    ...(element.shadowRoot ? frames(element.shadowRoot) : []),
  ])
  const { x, y } = frames(document)[0].getBoundingClientRect()
  return { x, y }
})()`

/** Of an empty tab: the tools of one that is still on its way to a page begin anew, and drop their panels. */
const ofBlankTab = ({ url, title }: TargetInfo): boolean =>
  url.startsWith('devtools://') && title.endsWith(' - about:blank')

/** Needs a browser that was launched with its developer tools open, and an empty tab in it. */
export async function openPanel(port: number): Promise<Devtools> {
  const { window, panel } = await until('the panel in the developer tools', () => tryPanel(port), 40_000)
  const user = cdpUser(panel, { target: window, corner: () => window.evaluate(PANEL_CORNER) })
  return { panel, window, user }
}

/** Tools of a tab that was just closed may be listed still, and answer no more: they are looked for anew each time. */
async function tryPanel(port: number): Promise<{ window: Cdp; panel: Cdp } | undefined> {
  const window = await attach(port, 'the developer tools', ofBlankTab)
  const panel = await showPanel(port, window).catch(() => undefined)
  if (panel === undefined) window.close()
  return panel && { window, panel }
}

/** Tools of a tab that is not in front have no size, and nothing in them can be pressed. */
async function activateBlankTab(port: number): Promise<void> {
  const isBlank = ({ type, url }: TargetInfo) => type === 'page' && url === 'about:blank'
  const tab = await attach(port, 'an empty tab', isBlank)
  await tab.send('Page.bringToFront')
  tab.close()
}

/** Tools that have just opened may load their panels a second time: it is there when it is still there in their first idle moment. */
async function showPanel(port: number, window: Cdp): Promise<Cdp | undefined> {
  await activateBlankTab(port)
  if (!(await window.evaluate<boolean>(SHOW_PANEL))) return undefined
  const panel = await attach(
    port,
    "the panel's frame",
    ({ type, url }) => type === 'iframe' && url.startsWith('chrome-extension://') && url.includes('/panel.html'),
  )
  const isReady = until('the panel to load', () => panel.evaluate<boolean>(READY), 10_000).then(() => true)
  const stays = await Promise.race([isReady, panel.closed.then(() => false)])
  await window.evaluate('new Promise((resolve) => requestIdleCallback(() => resolve(true)))')
  return stays && (await panel.evaluate<boolean>('true')) ? panel : undefined
}

/** Chooses a theme as the developer tools' own settings do. */
export const chooseTheme = ({ window }: Devtools, theme: 'default' | 'dark'): Promise<void> =>
  window.evaluate(`import('devtools://devtools/bundled/core/common/common.js').then(
    (common) => common.Settings.Settings.instance().moduleSetting('ui-theme').set('${theme}'))`)

const READY = `innerWidth > 0 && document.querySelector('main:not([aria-busy])') !== null`

/** Whether the developer tools have done what they do at ? (their settings) or Escape (their drawer). */
export const toolsMoved = ({ window }: Devtools): Promise<boolean> => window.evaluate(TOOLS_MOVED)

const TOOLS_MOVED = `(async () => {
  const UI = await import('devtools://devtools/bundled/ui/legacy/legacy.js')
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])])
  const settings = all(document).some((one) => one.classList.contains('settings-window-main'))
  return settings || UI.InspectorView.InspectorView.instance().drawerVisible()
})()`
