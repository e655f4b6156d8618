import browser from 'webextension-polyfill'

/**
 * Wakes the background at a time of day, roughly: browsers round up to half a minute, and a machine that sleeps wakes
 * late. A new time for the same name takes the place of the old one; undefined takes it away.
 */
export async function setAlarm(name: string, at: number | undefined): Promise<void> {
  if (at === undefined) await browser.alarms.clear(name)
  else await browser.alarms.create(name, { when: at })
}

/** Call it while the background starts. */
export function onAlarm(name: string, run: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) run()
  })
}
