import { create } from 'zustand'
import type { EpochMs } from '#lib/signet/token/token.ts'

interface ClockState {
  /** The present second, for countdowns. */
  readonly now: EpochMs
  /** Whether the browser has any network. */
  readonly online: boolean
}

export const useClock = create<ClockState>(() => ({ now: Date.now(), online: navigator.onLine }))

/** Ticks on each full second while the page can be seen. Call once per page. */
export function followClock(): void {
  tick()
  document.addEventListener('visibilitychange', tick)
  window.addEventListener('online', tick)
  window.addEventListener('offline', tick)
}

let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  clearTimeout(timer)
  const now = Date.now()
  useClock.setState({ now, online: navigator.onLine })
  if (document.visibilityState === 'visible') timer = setTimeout(tick, 1000 - (now % 1000))
}
