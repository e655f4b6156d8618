/**
 * Page code that tries to get round the lockdown. Runs after it, before every other script, in a copy of the build.
 * What each attempt came to is left in the root element's `data-probe`, as JSON: `refused`, or what was reached.
 */
const pages = globalThis.browser ?? globalThis.chrome
const file = pages.runtime.getURL('popup.html')

/** An attempt gives back what it reached. */
const attempts = {
  'storage of browser': () => globalThis.browser?.storage,
  'storage of chrome': () => globalThis.chrome?.storage,
  'the page of the background': () => pages.runtime.getBackgroundPage,
  'tabs.create of an own file': () => pages.tabs.create({ url: file }),
  'extension.getViews': () => pages.extension.getViews(),
  'window.open': () => open(file),
  'document.open as window.open': () => document.open(file, '', ''),
  'a frame with an own file': () => framed((frame) => (frame.src = file)),
  'a blank frame': () => framed(() => {}),
  'a frame of the XHTML namespace': () =>
    document.createElementNS('http://www.w3.org/1999/xhtml', 'x:IFRAME'.toLowerCase()),
  'a frame whose name changes': () =>
    document.createElement({ toString: () => (asked++ ? 'iframe' : 'div') }).contentWindow,
  'a frame as the root of a new document': () =>
    document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'iframe').documentElement,
  'a frame by innerHTML': () => written((host) => (host.innerHTML = '<iframe></iframe>')),
  'a frame by insertAdjacentHTML': () => written((host) => host.insertAdjacentHTML('beforeend', '<iframe></iframe>')),
  'a frame by setHTMLUnsafe': () => written((host) => host.setHTMLUnsafe('<iframe></iframe>')),
  'a frame by a parser': () =>
    new DOMParser().parseFromString('<iframe></iframe>', 'text/html').querySelector('iframe'),
  'a frame by parseHTMLUnsafe': () => Document.parseHTMLUnsafe('<iframe></iframe>').querySelector('iframe'),
  'a frame by a range': () => document.createRange().createContextualFragment('<iframe></iframe>').firstChild,
  'a frame by document.write': () => document.write('<iframe></iframe>'),
  'a frame by a customised element': () => {
    const Frame = class extends HTMLIFrameElement {}
    customElements.define('x-frame', Frame, { extends: 'iframe' })
    return new Frame()
  },
  'a frame by execCommand': () =>
    written((host) => {
      host.contentEditable = 'true'
      host.focus()
      document.execCommand('insertHTML', false, '<iframe></iframe>')
    }),
  'the true createElement by a swapped call': () => stolen(Function.prototype, 'call', (...args) => args),
  'a frame past a swapped Set': () => stolen(Set.prototype, 'has', () => false),
  'a frame past a swapped toLowerCase': () => stolen(String.prototype, 'toLowerCase', () => 'div'),
  'an embedded page': () => document.createElement('embed'),
  'an object': () => document.createElement('object'),
  'a picture-in-picture window': () => documentPictureInPicture.requestWindow(),
  fetch: () => fetch(file),
  'a replaced fetch': () => {
    delete globalThis.fetch
    return globalThis.fetch
  },
  XMLHttpRequest: () => new XMLHttpRequest(),
  WebSocket: () => new WebSocket('ws://127.0.0.1:9'),
  WebTransport: () => new WebTransport('https://127.0.0.1:9'),
  EventSource: () => new EventSource('http://127.0.0.1:9'),
  RTCPeerConnection: () => new RTCPeerConnection(),
  SharedWorker: () => new SharedWorker('/lockdown.js'),
  caches: () => caches.open('x'),
  sendBeacon: () => navigator.sendBeacon('http://127.0.0.1:9', 'x'),
  'the service worker of the background': () => navigator.serviceWorker.getRegistration(),
  // biome-ignore lint/security/noGlobalEval: whether it is refused is the question
  eval: () => eval('1'),
  'new Function': () => new Function('return 1')(),
  'a script from text': () => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.injected = true'
    document.head.append(script)
    return globalThis.injected
  },
  'a worker from text': () => new Worker(`data:text/javascript,postMessage(1)`),
}
let asked = 0

function framed(prepare) {
  const frame = document.createElement('iframe')
  prepare(frame)
  document.documentElement.append(frame)
  return frame.contentWindow
}

function written(write) {
  const host = document.createElement('div')
  document.documentElement.append(host)
  write(host)
  return host.querySelector('iframe')
}

/** Swaps a method that the lockdown stands on, then makes a frame. */
function stolen(owner, name, swap) {
  const own = Object.getOwnPropertyDescriptor(owner, name)
  try {
    Object.defineProperty(owner, name, { ...own, value: swap })
  } catch {
    owner[name] = swap
  }
  return document.createElement('iframe')
}

async function outcome(attempt) {
  try {
    const reached = await attempt()
    return reached === undefined || reached === null || reached === false ? 'refused' : `reached ${reached}`
  } catch {
    return 'refused'
  }
}

async function probe() {
  const found = {}
  for (const [name, attempt] of Object.entries(attempts)) found[name] = await outcome(attempt)
  found['windows in this page'] = window.length === 0 ? 'refused' : `reached ${window.length}`
  return found
}

async function answered() {
  const reply = await pages.runtime.sendMessage({ type: 'signet.call', name: 'views.read', args: [] })
  return reply?.ok === true
}

probe().then(async (attempts) => {
  document.documentElement.dataset.probe = JSON.stringify({ attempts, answered: await answered().catch(String) })
})
