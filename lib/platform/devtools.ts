import browser from 'webextension-polyfill'

export type DevtoolsTheme = 'light' | 'dark'

/** Chromium's way to hear of a change of theme; Firefox has an event in its place. Neither browser has both. */
interface ThemeHandler {
  readonly setThemeChangeHandler?: (handler: ((name: string) => void) | undefined) => void
}

/** Whether this page stands in the developer tools. In a tab there is no `devtools` at all. */
export function isDevtools(): boolean {
  return inspectedTabId() !== undefined
}

/** The tab that these developer tools inspect; undefined outside of them. */
export function inspectedTabId(): number | undefined {
  const devtools = browser.devtools as typeof browser.devtools | undefined
  return devtools?.inspectedWindow?.tabId
}

/** Adds a panel to the developer tools. Paths are those of the package, with no slash before them. */
export async function createPanel(title: string, icon: string, page: string): Promise<void> {
  await browser.devtools.panels.create(title, icon, page)
}

/** Tells the theme of the developer tools, now and whenever it changes. */
export function followDevtoolsTheme(listener: (theme: DevtoolsTheme) => void): void {
  const { panels } = browser.devtools
  const hear = (name: string) => listener(name === 'dark' ? 'dark' : 'light')
  hear(panels.themeName)
  if (panels.onThemeChanged !== undefined) panels.onThemeChanged.addListener(hear)
  else (panels as ThemeHandler).setThemeChangeHandler?.(hear)
}
