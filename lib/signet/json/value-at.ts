import { pointerSteps } from './json-pointer.ts'

/** The value that a JSON pointer leads to; undefined where it leads nowhere. Never one that is only inherited. */
export function valueAt(value: unknown, pointer: string): unknown {
  if (pointer !== '' && !pointer.startsWith('/')) return undefined
  return valueBelow(value, pointerSteps(pointer))
}

/** The same for the steps of a pointer. */
export function valueBelow(value: unknown, steps: readonly string[]): unknown {
  let at = value
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    if (Array.isArray(at) && !/^\d+$/.test(step)) return undefined
    at = (at as Record<string, unknown>)[step]
  }
  return at
}
