import { fakeArea } from './area.ts'

const EVENT = { addListener: () => undefined, removeListener: () => undefined, hasListener: () => false }

/** Anything that a browser's namespace may be asked: events that never come, functions that answer nothing. */
function silent(known: object = {}): object {
  return new Proxy(known, {
    get(target, name) {
      if (name in target || typeof name === 'symbol') return Reflect.get(target, name)
      return name.startsWith('on') ? EVENT : async () => undefined
    },
  })
}

/** The extension API in Node: storage and alarms in memory, everything else silent. Broadcasts are handed to the test. */
export function fakeBrowser() {
  const [local, session] = [fakeArea(), fakeArea()]
  const broadcasts: unknown[] = []
  /** By name, in epoch milliseconds. They never ring. */
  const alarms = new Map<string, number>()
  const area = (of: ReturnType<typeof fakeArea>) => ({
    get: of.read,
    remove: of.remove,
    // A test may put a failing write in the place of this one.
    set: (values: Record<string, unknown>) => of.write(values),
  })
  const known: Record<string, object> = {
    storage: { local: area(local), session: area(session) },
    runtime: silent({
      id: 'signet',
      getURL: (path: string) => `chrome-extension://signet/${path}`,
      getManifest: () => ({ host_permissions: [] }),
      sendMessage: async (message: unknown) => void broadcasts.push(structuredClone(message)),
    }),
    alarms: silent({
      create: (name: string, { when }: { when: number }) => void alarms.set(name, when),
      clear: async (name: string) => alarms.delete(name),
    }),
    permissions: silent({ contains: async () => true }),
    commands: silent({ getAll: async () => [] }),
    tabs: silent({ query: async () => [], create: async () => ({}) }),
  }
  const browser = new Proxy(known, { get: (target, name) => target[String(name)] ?? silent() })
  return { browser, local, session, broadcasts, alarms }
}
