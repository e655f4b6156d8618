import browser, { type Runtime } from 'webextension-polyfill'

/** Another of our own pages, or the background. Panels and popups have no tab and no frame: only the origin counts. */
function isOwn({ id, url = '' }: Runtime.MessageSender): boolean {
  return id === browser.runtime.id && url.startsWith(browser.runtime.getURL(''))
}

/**
 * Answers messages from our own pages. The listener decides at once whether a message is its own: an `async` listener
 * would claim every message, those of other listeners too.
 */
export function onPageMessage(
  listener: (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined,
): void {
  browser.runtime.onMessage.addListener(((message: unknown, sender: Runtime.MessageSender) =>
    isOwn(sender) ? listener(message, sender) : undefined) as Runtime.OnMessageListener)
}

/** @throws Whatever the browser says when no background answers, or when it stopped before it did. */
export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}

/** This page belongs to an extension that is no longer there in this form: it can ask nobody any more. */
export function isOrphaned(): boolean {
  return browser.runtime?.id === undefined
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
