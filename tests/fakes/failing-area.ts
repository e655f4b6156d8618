import type { Area } from '#lib/platform/storage.ts'
import type { FakeArea } from './area.ts'

/** Storage whose writes fail now and then, by chance. */
export function unreliable(area: FakeArea, random: () => number, share = 0.1): Area {
  return {
    ...area,
    write: async (values) => {
      if (random() < share) throw new Error('An unexpected error occurred')
      await area.write(values)
    },
  }
}

/** Storage with so many characters of room. A write that does not fit is refused whole. */
export function withQuota(area: FakeArea, characters: number): Area {
  return {
    ...area,
    async write(values) {
      const after = new Map(area.stored)
      for (const [key, value] of Object.entries(values)) after.set(key, JSON.stringify(value))
      const used = [...after].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
      if (used > characters) throw new Error('Resource::kQuotaBytes quota exceeded')
      await area.write(values)
    },
  }
}

/** Storage as a background sees it that is stopped after so many changes: none that comes later is made. */
export function stoppedAfter(area: FakeArea, changes: number): Area {
  let left = changes
  const step = <Rest extends readonly unknown[]>(change: (...rest: Rest) => Promise<void>) => {
    return async (...rest: Rest) => {
      if (left-- <= 0) throw new Error('stopped')
      await change(...rest)
    }
  }
  return { ...area, write: step(area.write), remove: step(area.remove) }
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
