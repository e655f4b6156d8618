import browser, { type Runtime } from 'webextension-polyfill'
import { AppError } from '#lib/errors.ts'
import { t } from '#lib/text.ts'

/** Chromium's own; the polyfill passes it through and does not know it. */
interface Offscreen {
  readonly createDocument: (options: { url: string; reasons: string[]; justification: string }) => Promise<void>
  readonly closeDocument: () => Promise<void>
}

const PAGE = 'offscreen.html'
/** The page's line to the background. A message would reach every page of the extension; a line has two ends. */
const LINE = 'signet.clipboard'
/** A busy computer takes seconds to make a page. */
const LONGEST_WAIT_MS = 15_000

interface Order {
  readonly text: string
}
interface Outcome {
  readonly copied: boolean
}

/**
 * Puts a text on the clipboard with no page open: Chromium's background has no document, so a page that nobody sees is
 * made for the copy and closed after it. Copies that come together wait for each other: there is one such page.
 *
 * @returns True only when the clipboard has taken the text. Wants the permission `clipboardWrite`.
 * @throws AppError `bug` when the page is silent.
 */
export function copyOffscreen(text: string): Promise<boolean> {
  const copy = last.then(() => copyOnce(text))
  last = copy.catch(() => undefined)
  return copy
}
let last: Promise<unknown> = Promise.resolve()

async function copyOnce(text: string): Promise<boolean> {
  const { offscreen } = browser as unknown as { offscreen: Offscreen }
  // What a background that was stopped in the middle has left behind.
  await offscreen.closeDocument().catch(() => undefined)
  const line = nextLine()
  try {
    const options = { url: PAGE, reasons: ['CLIPBOARD'], justification: 'Copies a token by a shortcut or a menu' }
    const [port] = await Promise.all([line.opened, offscreen.createDocument(options)])
    return await handOver(port, { text })
  } finally {
    line.stop()
    await offscreen.closeDocument().catch(() => undefined)
  }
}

/** The line that our own unseen page opens. No other page is given a text, whatever name it calls by. */
function nextLine(): { opened: Promise<Runtime.Port>; stop: () => void } {
  const { promise: opened, resolve, reject } = Promise.withResolvers<Runtime.Port>()
  const take = (port: Runtime.Port): void => {
    const { id, url, tab } = port.sender ?? {}
    const isPage = id === browser.runtime.id && url === browser.runtime.getURL(PAGE) && tab === undefined
    if (port.name === LINE && isPage) resolve(port)
  }
  const timer = setTimeout(() => reject(silent()), LONGEST_WAIT_MS)
  browser.runtime.onConnect.addListener(take)
  return {
    opened,
    stop() {
      clearTimeout(timer)
      browser.runtime.onConnect.removeListener(take)
    },
  }
}

function handOver(port: Runtime.Port, order: Order): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  port.onMessage.addListener((outcome) => resolve((outcome as Outcome).copied))
  port.onDisconnect.addListener(() => resolve(false))
  port.postMessage(order)
  const timer = setTimeout(() => reject(silent()), LONGEST_WAIT_MS)
  return promise.finally(() => clearTimeout(timer))
}

const silent = () => new AppError('bug', t('The browser did not copy in time. Copy from the popup.'))

/** The page's end of the line: hears what to copy, and says whether that was done. */
export function serveOffscreen(copy: (text: string) => boolean): void {
  const port = browser.runtime.connect({ name: LINE })
  port.onMessage.addListener((order) => port.postMessage({ copied: copy((order as Order).text) } satisfies Outcome))
}
