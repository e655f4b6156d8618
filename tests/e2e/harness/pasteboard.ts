import type { Page } from 'playwright'
import type { ExtensionFirefox } from './firefox.ts'

/** What a user would paste. */
export interface Pasteboard {
  readonly read: () => Promise<string>
}

/**
 * The real clipboard of a Chromium.
 *
 * @param page An empty page that is given up to this: a text is pasted there with the keys that a user has.
 */
export async function chromiumPasteboard(page: Page): Promise<Pasteboard> {
  // Put in without a new document: developer tools that inspect the page would begin anew.
  await page.evaluate(() => {
    const field = document.createElement('textarea')
    field.autocomplete = 'off'
    document.body.append(field)
  })
  const field = page.locator('textarea')
  return {
    async read() {
      await field.fill('')
      await field.press('Control+V')
      const text = await field.inputValue()
      await field.fill('')
      return text
    },
  }
}

/** The real clipboard of a Firefox, by the browser's own code; '' where it holds no text. */
export function firefoxPasteboard({ runInChrome }: ExtensionFirefox): Pasteboard {
  return { read: () => runInChrome(READ) }
}

const READ = `const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable)
  transferable.init(null)
  transferable.addDataFlavor('text/plain')
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard)
  const held = {}
  try {
    transferable.getTransferData('text/plain', held)
  } catch {
    return ''
  }
  return held.value.QueryInterface(Ci.nsISupportsString).data`
