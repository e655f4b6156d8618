/**
 * The first import of the Worker that reads long answers. It needs the language, messages and text alone, so of all
 * else that a Worker has (network, storage, further Workers, channels) nothing is left: a name that is not kept here is
 * shut, also one that browsers add tomorrow. Does nothing where there is no Worker around it, as when it is built.
 */
type Bag = Record<string, unknown>

/** What a Worker has beyond the language, and this one needs. */
const KEPT = new Set([
  ...['self', 'globalThis', 'constructor', 'postMessage', 'onmessage', 'addEventListener', 'removeEventListener'],
  ...['dispatchEvent', 'close', 'onerror', 'onunhandledrejection', 'performance', 'setTimeout', 'clearTimeout'],
  ...['MessageChannel', 'MessagePort', 'MessageEvent', 'Event', 'EventTarget', 'Blob', 'TextDecoder', 'TextEncoder'],
  ...['console', 'reportError', 'queueMicrotask', 'structuredClone', 'name', 'isSecureContext', 'origin', 'location'],
  ...['DedicatedWorkerGlobalScope', 'WorkerGlobalScope', 'WorkerLocation', 'ErrorEvent', 'DOMException'],
])

/** The language itself, in any version. */
const LANGUAGE =
  /^(?:Object|Function|Array|Number|parseFloat|parseInt|Infinity|NaN|undefined|Boolean|String|Symbol|Date|Promise|RegExp|Error|\w+Error|JSON|Math|Intl|ArrayBuffer|\w+Array|DataView|Map|BigInt|Set|Iterator|WeakMap|WeakSet|WeakRef|Proxy|Reflect|FinalizationRegistry|SharedArrayBuffer|Atomics|decodeURI\w*|encodeURI\w*|escape|unescape|isFinite|isNaN|Temporal|AsyncIterator|DisposableStack|AsyncDisposableStack|SuppressedError)$/

function lock(scope: object): void {
  for (
    let owner: object | null = scope;
    owner !== null && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const [name, { configurable }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (KEPT.has(name) || LANGUAGE.test(name)) continue
      if (configurable) Object.defineProperty(owner, name, { value: undefined, writable: false, configurable: false })
    }
  }
}

if (typeof (globalThis as unknown as Bag)['WorkerGlobalScope'] === 'function') lock(globalThis)
