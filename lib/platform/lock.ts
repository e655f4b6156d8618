/** Does the work while nobody else, in this or another context of the extension, does work under the same name. */
export function withLock<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(name, work)
}
