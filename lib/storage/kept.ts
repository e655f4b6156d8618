import type { Area } from '#lib/platform/storage.ts'

/** A value that outlives the background: in memory for speed, in storage before anyone is answered. */
export interface Kept<Value> {
  readonly read: () => Promise<Value>
  /** Changes the value at once and resolves when it is stored. Throws, and changes nothing, where `change` throws. */
  readonly update: (change: (value: Value) => Value) => Promise<void>
}

/** One that another life of the background may have written meanwhile. */
export interface SharedKept<Value> extends Kept<Value> {
  /** Takes over what is stored; what this life has not stored yet goes before it. */
  readonly reread: () => Promise<void>
}

/** Where a kept value comes from and goes to. Saves never overlap. */
export interface KeptPorts<Value> {
  readonly load: () => Promise<Value>
  readonly save: (value: Value) => Promise<void>
}

/**
 * Keeps a value under one key, as it is.
 *
 * @param onChange Told after every change, before it is stored.
 */
export function createKept<Value>(area: Area, key: string, initial: Value, onChange?: () => void): SharedKept<Value> {
  return createKeptBy(
    {
      async load() {
        const stored = (await area.read([key]))[key]
        return stored === undefined ? initial : (stored as Value)
      },
      save: (value) => area.write({ [key]: value }),
    },
    onChange,
  )
}

/**
 * Keeps a value by the ways given. The background is its only owner, so the copy in memory is never behind; writes that
 * come while one is under way are joined into the next. After a write that failed the value in memory is the newest
 * there is, and the next write brings it along.
 */
export function createKeptBy<Value>({ load, save }: KeptPorts<Value>, onChange?: () => void): SharedKept<Value> {
  let loading: Promise<{ value: Value }> | undefined
  let writing = Promise.resolve()
  let queued: Promise<void> | undefined
  let isStored = true

  /** One box for all: whoever reads it later finds what was changed meanwhile. */
  function box(): Promise<{ value: Value }> {
    loading ??= load().then((value) => ({ value }))
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }

  function flush(from: { value: Value }): Promise<void> {
    queued ??= writing.then(() => {
      queued = undefined
      return save(from.value)
    })
    writing = queued.then(
      () => {
        isStored = true
      },
      () => {
        isStored = false
      },
    )
    return queued
  }

  return {
    read: async () => (await box()).value,
    async update(change) {
      const held = await box()
      const changed = change(held.value)
      if (changed === held.value) return
      held.value = changed
      onChange?.()
      await flush(held)
    },
    async reread() {
      const held = await box()
      for (let last: Promise<void> | undefined; last !== writing; await last) last = writing
      const before = held.value
      const stored = await load()
      if (isStored && held.value === before) held.value = stored
    },
  }
}
