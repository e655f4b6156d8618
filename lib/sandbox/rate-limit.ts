import type { EpochMs } from '#lib/signet/token/token.ts'
import { LIMIT_CALLS, LIMIT_WINDOW_MS } from './invented.ts'
import { type Refusal, refused } from './outcome.ts'
import type { SandboxState } from './state.ts'

/** Counts a call, or refuses it when too many came before it. Refused calls do not count. */
export function countCall({ limit }: SandboxState, now: EpochMs): Refusal | undefined {
  if (!limit.on) return undefined
  limit.calls = limit.calls.filter((at) => at > now - LIMIT_WINDOW_MS)
  const [oldest] = limit.calls
  if (oldest === undefined || limit.calls.length < LIMIT_CALLS) {
    limit.calls.push(now)
    return undefined
  }
  return tooManyRequests(oldest + LIMIT_WINDOW_MS - now)
}

/** @param waitMs How long until the next call has a chance; told in whole seconds, rounded up. */
export function tooManyRequests(waitMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  const reason = `Too many requests. Try again in ${seconds} s`
  return {
    ...refused(429, 'Too many requests', [{ name: 'requests', code: 'rate_limited', reason }]),
    headers: { 'Retry-After': String(seconds) },
  }
}
