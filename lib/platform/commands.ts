import browser from 'webextension-polyfill'

/** Told which keyboard command of the manifest was pressed. Call it while the background starts. */
export function onCommand(run: (name: string) => void): void {
  browser.commands.onCommand.addListener((name) => run(name))
}

/** The keys of each command as they are now, like `Alt+Shift+Y`; empty where the user or the browser gave it none. */
export async function commandKeys(): Promise<ReadonlyMap<string, string>> {
  const all = await browser.commands.getAll()
  return new Map(all.map(({ name = '', shortcut = '' }) => [name, shortcut]))
}

/** Firefox's own way there; Chromium has a page with an address. */
interface ShortcutSettings {
  readonly openShortcutSettings?: () => Promise<void>
}

/** Opens the page of the browser where its user changes the keys of extensions. */
export async function openShortcutSettings(): Promise<void> {
  const { openShortcutSettings } = browser.commands as ShortcutSettings
  if (openShortcutSettings !== undefined) await openShortcutSettings()
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' })
}
