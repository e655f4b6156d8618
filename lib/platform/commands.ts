import browser from 'webextension-polyfill'

/** Told which keyboard command of the manifest was pressed. Call it while the background starts. */
export function onCommand(run: (name: string) => void): void {
  browser.commands.onCommand.addListener((name) => run(name))
}
