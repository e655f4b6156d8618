import { FIREFOX_ID } from './build.ts'
import type { ExtensionFirefox } from './firefox.ts'
import { until } from './until.ts'

/** The real popup of a Firefox. Marionette cannot enter it: the browser's own code looks and clicks there. */
export interface FirefoxPopup {
  /** Presses a button with a real mouse event. */
  readonly press: (name: string) => Promise<void>
  /** All that is seen in it. */
  readonly seen: () => Promise<string>
  /** Closes it as a click outside of it does. */
  readonly close: () => Promise<void>
}

export async function openFirefoxPopup({ runInChrome }: ExtensionFirefox): Promise<FirefoxPopup> {
  await runInChrome(OPEN, FIREFOX_ID)
  const inPopup = <Value>(body: string, ...args: readonly unknown[]): Promise<Value> =>
    runInChrome(IN_POPUP, `(async (content, args) => { ${body} })`, ...args)
  await until('the popup of Firefox', () =>
    inPopup<boolean>(
      `return content.location.pathname === '/popup.html' && content.document.readyState === 'complete'`,
    ),
  )
  return {
    press: (name) => until(`button "${name}"`, () => inPopup<boolean>(PRESS, name)).then(() => undefined),
    seen: () => inPopup('return content.document.body.innerText'),
    close: () => runInChrome(CLOSE),
  }
}

const POPUP = `Services.wm.getMostRecentWindow('navigator:browser').document.querySelector('.webextension-popup-browser')`

const OPEN = `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { extension } = WebExtensionPolicy.getByID(args[0])
  const window = Services.wm.getMostRecentWindow('navigator:browser')
  await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, true)`

/** Runs a function in the popup's own process, and brings its result back. */
const IN_POPUP = `const [source, ...rest] = args
  const { messageManager } = ${POPUP}
  const id = 'signet-test:' + Math.random()
  const answer = new Promise((resolve, reject) => {
    messageManager.addMessageListener(id, function take({ data }) {
      messageManager.removeMessageListener(id, take)
      if (data.error === undefined) resolve(data.value)
      else reject(new Error(data.error))
    })
    // A popup that is still loading swallows the script.
    Services.wm.getMostRecentWindow('navigator:browser').setTimeout(() => reject(new Error('no answer from the popup')), 5000)
  })
  const script = source + '(content, ' + JSON.stringify(rest) + ').then((value) => sendAsyncMessage(' + JSON.stringify(id) +
    ', { value }), (error) => sendAsyncMessage(' + JSON.stringify(id) + ', { error: String(error) }))'
  messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false)
  return answer`

const PRESS = `const named = (button) => (button.ariaLabel ?? button.innerText).trim() === args[0]
  const button = [...content.document.querySelectorAll('button')].find(named)
  if (button === undefined || button.disabled || button.ariaDisabled === 'true') return false
  button.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = button.getBoundingClientRect()
  const [left, top] = [x + width / 2, y + height / 2]
  if (!button.contains(content.document.elementFromPoint(left, top))) return false
  // The older call went when the newer came, within the versions that are supported.
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    const pressed = type === 'mousedown' ? 1 : 0
    if (content.synthesizeMouseEvent) content.synthesizeMouseEvent(type, left, top, { clickCount: 1, buttons: pressed })
    else content.windowUtils.sendMouseEvent(type, left, top, 0, 1, 0)
  }
  return true`

const CLOSE = `const popup = ${POPUP}
  popup.closest('panel').hidePopup()`
