import browser from 'webextension-polyfill'

/** Runs once, when a user installs the extension: not on an update of it or of the browser. */
export function onFirstInstall(run: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') run()
  })
}
