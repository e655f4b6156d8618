import type { Area } from '#lib/platform/storage.ts'

/** A value that outlives the background: in memory for speed, in storage before anyone is answered. */
export interface Kept<Value> {
  readonly read: () => Promise<Value>
  /** Changes the value at once and resolves when it is stored. Throws, and changes nothing, where `change` throws. */
  readonly update: (change: (value: Value) => Value) => Promise<void>
}

/**
 * Keeps a value under one key. The background is its only owner, so the copy in memory is never behind; writes that
 * come while one is under way are joined into the next.
 *
 * @param onChange Told after every change, before it is stored.
 */
export function createKept<Value>(area: Area, key: string, initial: Value, onChange?: () => void): Kept<Value> {
  let value = initial
  let loading: Promise<void> | undefined
  let writing = Promise.resolve()
  let queued: Promise<void> | undefined

  function load(): Promise<void> {
    loading ??= area.read([key]).then(({ [key]: stored }) => {
      if (stored !== undefined) value = stored as Value
    })
    return loading
  }

  function flush(): Promise<void> {
    queued ??= writing.then(() => {
      queued = undefined
      return area.write({ [key]: value })
    })
    writing = queued.catch(() => undefined)
    return queued
  }

  return {
    async read() {
      await load()
      return value
    },
    async update(change) {
      await load()
      const changed = change(value)
      if (changed === value) return
      value = changed
      onChange?.()
      await flush()
    },
  }
}
