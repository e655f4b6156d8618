/**
 * The first script of every page. Whoever gets code to run in a page after it, by a hole in a library say, finds no
 * extension storage, no network and no second window that would have them.
 *
 * It is an allow-list where one is possible: of `chrome` and `browser` only what is named here stays. Windows are the
 * way around that (a frame or a popup gets objects of its own), so every way to make one is shut as well. Nothing is
 * imported, and nothing can be put back: what is replaced is neither writable nor configurable.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

type Bag = Record<string, unknown>

/** What pages need: to talk with the background, to find their files, and in the developer tools their panel. */
const KEPT_APIS = ['i18n', 'devtools', 'permissions']
const KEPT_RUNTIME = ['id', 'sendMessage', 'connect', 'onMessage', 'getURL', 'getManifest']

/** Globals that reach the network, another window, or a place where secrets could be left. */
const GONE = [
  ...['open', 'fetch', 'fetchLater', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource'],
  ...['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection', 'SharedWorker', 'caches', 'cookieStore'],
  ...['documentPictureInPicture', 'PresentationRequest', 'XSLTProcessor', 'DOMParser'],
]

/** Elements with a window of their own. */
const FRAMES = new Set(['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'fencedframe', 'portal', 'webview'])

/** Members that make elements out of text, whatever the browser calls them: `setHTMLUnsafe`, `write`, … */
const MAKES_MARKUP = /^(?!get).*HTML|^write|^open$|^createContextualFragment$/

function fix(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: false, configurable: false })
}

function refuse(): never {
  throw new TypeError('Pages of this extension cannot do that.')
}

/** The extension's API, cut down to what is kept. `lastError` is read anew each time: it changes from call to call. */
function keptApi(api: Bag): Bag {
  const runtime = api['runtime'] as Bag
  const kept: Bag = {}
  for (const name of KEPT_RUNTIME) kept[name] = runtime[name]
  Object.defineProperty(kept, 'lastError', { get: () => runtime['lastError'], enumerable: true })
  const rest = KEPT_APIS.filter((name) => api[name] !== undefined).map((name) => [name, api[name]])
  return Object.freeze({ runtime: Object.freeze(kept), ...Object.fromEntries(rest) })
}

function lockApis(): void {
  for (const name of ['chrome', 'browser']) {
    const api = (globalThis as unknown as Bag)[name] as Bag | undefined
    if (api?.['runtime'] !== undefined) fix(globalThis, name, keptApi(api))
  }
}

function lockGlobals(): void {
  for (const name of GONE) fix(globalThis, name, undefined)
  for (const name of ['sendBeacon', 'serviceWorker']) fix(Navigator.prototype, name, undefined)
}

/** Trusted Types, as far as they are used here. Firefox has them from 148 on. */
interface PolicyFactory {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (input: string) => string },
  ) => { createScriptURL: (input: string) => string }
}

/**
 * A page can start the Worker that reads long answers and the one that reads files, each by its name: no other script.
 * The one policy that the manifest lets through is made here, so that nobody can make it later.
 */
function lockWorkers(): void {
  const { Worker } = globalThis
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
  const own = (asked: string) => (asked === '/import-worker.js' ? '/import-worker.js' : '/answer-worker.js')
  const policy = trustedTypes?.createPolicy('signet-worker', { createScriptURL: own })
  const answers = policy?.createScriptURL('/answer-worker.js') ?? '/answer-worker.js'
  const files = policy?.createScriptURL('/import-worker.js') ?? '/import-worker.js'
  function ownWorker(asked: unknown): Worker {
    if (asked === '/answer-worker.js') return new Worker(answers)
    return asked === '/import-worker.js' ? new Worker(files) : refuse()
  }
  ownWorker.prototype = Worker.prototype
  fix(Worker.prototype, 'constructor', ownWorker)
  fix(globalThis, 'Worker', ownWorker)
}

/** What the refusals stand on. Left writable, a script could swap `call`, be handed the true `createElement`, and use it. */
function lockIntrinsics(): void {
  fix(Function.prototype, 'call', Function.prototype.call)
  fix(Set.prototype, 'has', Set.prototype.has)
  for (const name of ['slice', 'indexOf', 'toLowerCase'] as const) fix(String.prototype, name, String.prototype[name])
}

/** Refuses elements with a window, by each call that makes an element by its name. */
function lockElements(): void {
  const { createElement, createElementNS } = Document.prototype
  fix(Document.prototype, 'createElement', function (this: Document, name: unknown, options?: ElementCreationOptions) {
    return createElement.call(this, allowedName(name), options)
  })
  fix(
    Document.prototype,
    'createElementNS',
    function (this: Document, space: string | null, name: unknown, options?: string | ElementCreationOptions) {
      return createElementNS.call(this, space, allowedName(name), options)
    },
  )
  fix(DOMImplementation.prototype, 'createDocument', refuse)
  fix(CustomElementRegistry.prototype, 'define', refuse)
  fix(Document.prototype, 'requestStorageAccess', refuse)
}

/** The name as one string, so that it cannot read differently the next time. With a prefix the last part counts. */
function allowedName(name: unknown): string {
  const text = `${name}`
  return FRAMES.has(text.slice(text.indexOf(':') + 1).toLowerCase()) ? refuse() : text
}

/** Refuses elements made from text. Reading the markup of what is there stays possible. */
function lockMarkup(): void {
  const owners = [Element.prototype, ShadowRoot.prototype, Document.prototype, HTMLDocument.prototype, Range.prototype]
  for (const owner of [...owners, Document]) {
    for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (!MAKES_MARKUP.test(name)) continue
      if (typeof value === 'function') fix(owner, name, refuse)
      else if (get !== undefined) Object.defineProperty(owner, name, { get, set: refuse, configurable: false })
    }
  }
  const { execCommand } = Document.prototype
  fix(Document.prototype, 'execCommand', function (this: Document, command: unknown) {
    return command === 'copy' && execCommand.call(this, 'copy')
  })
}

/** A page that could not be locked must not run: its later scripts are never reached. */
function failClosed(): void {
  window.stop()
  document.documentElement.remove()
}

export default defineUnlistedScript(() => {
  try {
    lockApis()
    lockGlobals()
    lockWorkers()
    lockIntrinsics()
    lockElements()
    lockMarkup()
  } catch (thrown) {
    failClosed()
    throw thrown
  }
})
