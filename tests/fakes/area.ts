import type { Area } from '#lib/platform/storage.ts'

export interface FakeArea extends Area {
  /** The keys of each write, joined. */
  readonly writes: string[]
  readonly stored: Map<string, string>
  /** A test may put a failing one in its place. */
  write: Area['write']
}

/** Extension storage in memory: values go through JSON, as Chrome's do, and every write is counted. */
export function fakeArea(): FakeArea {
  const stored = new Map<string, string>()
  const writes: string[] = []
  return {
    stored,
    writes,
    async read(keys) {
      const there = keys.filter((key) => stored.has(key))
      return Object.fromEntries(there.map((key) => [key, JSON.parse(stored.get(key) as string)]))
    },
    async write(values) {
      writes.push(Object.keys(values).join(' '))
      for (const [key, value] of Object.entries(values)) stored.set(key, JSON.stringify(value))
    },
    async remove(keys) {
      for (const key of keys) stored.delete(key)
    },
  }
}
