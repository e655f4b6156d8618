import { create } from 'zustand'
import type { EpochMs } from '#lib/signet/token.ts'

/** The present second, for countdowns. */
export const useClock = create<{ readonly now: EpochMs }>(() => ({ now: Date.now() }))

/** Ticks on each full second while the page can be seen. Call once per page. */
export function followClock(): void {
  tick()
  document.addEventListener('visibilitychange', tick)
}

let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  clearTimeout(timer)
  const now = Date.now()
  useClock.setState({ now })
  if (document.visibilityState === 'visible') timer = setTimeout(tick, 1000 - (now % 1000))
}
