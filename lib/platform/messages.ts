import browser, { type Runtime } from 'webextension-polyfill'

/** Another of our own pages, or the background. Pages opened by a panel or popup have no tab: only the origin counts. */
function isOwn(sender: Runtime.MessageSender): boolean {
  return (
    sender.id === browser.runtime.id && (sender.url === undefined || sender.url.startsWith(browser.runtime.getURL('')))
  )
}

/**
 * Answers messages from our own pages. The listener decides at once whether a message is its own: an `async` listener
 * would claim every message, those of other listeners too.
 */
export function onPageMessage(
  listener: (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined,
): void {
  // A Firefox content script or a foreign page has a URL that is not ours; the background itself never sends here.
  browser.runtime.onMessage.addListener((message, sender) =>
    isOwn(sender) && sender.url !== undefined ? (listener(message, sender) as Promise<unknown>) : undefined,
  )
}

/** @throws Whatever the browser says when no background answers, or when it stopped before it did. */
export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}

/** Tells every page that is open. Nobody being there is no error. */
export async function broadcast(message: unknown): Promise<void> {
  await browser.runtime.sendMessage(message).catch(() => undefined)
}

export function onBroadcast(listener: (message: unknown) => void): () => void {
  const heard = (message: unknown, sender: Runtime.MessageSender): undefined => {
    if (isOwn(sender)) listener(message)
    return undefined
  }
  browser.runtime.onMessage.addListener(heard)
  return () => browser.runtime.onMessage.removeListener(heard)
}
