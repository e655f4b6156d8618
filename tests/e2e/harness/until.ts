import { setTimeout as pause } from 'node:timers/promises'

type Nothing = undefined | null | false

/**
 * Asks again and again until there is an answer, and gives it back.
 *
 * @param what Names the thing in the error, after "waited in vain for".
 * @throws When the time is over; the last error of `ask` is its cause.
 */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | Nothing> | Value | Nothing,
  timeoutMs = 20_000,
): Promise<Value> {
  const end = Date.now() + timeoutMs
  const over = new AbortController()
  // What is asked may never say a word.
  const silence = pause(timeoutMs + 5_000, undefined, { signal: over.signal }).catch(() => undefined)
  let cause: unknown
  do {
    try {
      const answer = await Promise.race([ask(), silence])
      if (answer !== undefined && answer !== null && answer !== false) {
        over.abort()
        return answer
      }
    } catch (thrown) {
      cause = thrown
    }
    await pause(50)
  } while (Date.now() < end)
  over.abort()
  throw new Error(`waited in vain for ${what}`, { cause })
}
