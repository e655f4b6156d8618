import browser from 'webextension-polyfill'

/** Runs once, when a user installs the extension: not on an update of it or of the browser. */
export function onFirstInstall(run: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') run()
  })
}

/** Runs when the browser has started, and when the extension was updated: what was in memory alone is gone then. */
export function onMemoryLost(run: (why: 'browser-start' | 'update') => void): void {
  browser.runtime.onStartup.addListener(() => run('browser-start'))
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') run('update')
  })
}
