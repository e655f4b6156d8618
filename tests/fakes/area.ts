import type { Area } from '#lib/platform/storage.ts'

export interface FakeArea extends Area {
  readonly writes: string[]
  readonly stored: Map<string, string>
}

/** Extension storage in memory: values go through JSON, as Chrome's do, and every write is counted. */
export function fakeArea(): FakeArea {
  const stored = new Map<string, string>()
  const writes: string[] = []
  return {
    stored,
    writes,
    async read(key) {
      const text = stored.get(key)
      return text === undefined ? undefined : JSON.parse(text)
    },
    async write(key, value) {
      writes.push(key)
      stored.set(key, JSON.stringify(value))
    },
    async remove(keys) {
      for (const key of [keys].flat()) stored.delete(key)
    },
  }
}
