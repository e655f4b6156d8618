import browser from 'webextension-polyfill'

/** Chrome stops a worker after 30 s without an event, Firefox its event page; any extension call starts the 30 s anew. */
const BEAT_MS = 20_000

/** Keeps the background alive while the work runs, also when the page that asked for it has closed. */
export async function whileAlive<Value>(work: () => Promise<Value>): Promise<Value> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}
