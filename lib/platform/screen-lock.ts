import browser from 'webextension-polyfill'

/** Told when the user locks the screen, or the system does. Firefox never tells. Call it while the background starts. */
export function onScreenLock(run: () => void): void {
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') run()
  })
}
