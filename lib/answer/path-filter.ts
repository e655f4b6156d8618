import { createPattern, type Pattern, TOO_LONG } from './iregexp.ts'
import type { JsonIndex } from './json-index.ts'
import { childrenOf, nameOf } from './json-node.ts'
import { findNodes, type PathGround } from './path-find.ts'
import { parsePath } from './path-parse.ts'

/** How much may be spent on one filter: some tenths of a second, and more for a long answer. */
const LEAST_STEPS = 20_000_000
const STEPS_A_CHARACTER = 20
const MOST_PATTERNS = 50
/** Names of an object that are looked through one by one. */
const FEW = 16

/**
 * Finds the nodes that a JSONPath (RFC 9535) means, each as it is asked for. They are found in the index itself: nothing
 * is made of an answer whose values it may hold a million of.
 *
 * @throws Error with what is wrong with it, now or while nodes are asked for.
 */
export function* nodesAtPath(index: JsonIndex, path: string): Generator<number> {
  yield* findNodes(createGround(index), parsePath(path.trim()))
}

function createGround(index: JsonIndex): PathGround {
  let left = LEAST_STEPS + STEPS_A_CHARACTER * index.text.length
  const spend = (steps: number): void => {
    left -= steps
    if (left < 0) throw new Error(TOO_LONG)
  }
  return { index, spend, fits: createFitting(spend), ...createLocator(index) }
}

/** Tries patterns, which may come from the answer itself: no engine that may never come to an end is asked. */
function createFitting(spend: (steps: number) => void): PathGround['fits'] {
  const patterns = new Map<string, Pattern | undefined>()
  return (text, source, where) => {
    if (typeof text !== 'string' || typeof source !== 'string') return false
    if (!patterns.has(source)) {
      if (patterns.size >= MOST_PATTERNS) patterns.clear()
      patterns.set(source, createPattern(source))
    }
    spend(source.length)
    return patterns.get(source)?.fits(text, where === 'match' ? 'whole' : 'anywhere', spend) === true
  }
}

/** Of a name that stands twice the last is meant, as `JSON.parse` reads it. */
function createLocator(index: JsonIndex): Pick<PathGround, 'item' | 'member'> {
  const lists = new Map<number, Uint32Array>()
  const objects = new Map<number, Map<string, number>>()
  return {
    item(list, at) {
      let items = lists.get(list)
      if (items === undefined) {
        items = Uint32Array.from(childrenOf(index, list))
        lists.set(list, items)
      }
      return items[at]
    },
    member(object, name) {
      if ((index.size[object] as number) <= FEW) return lastNamed(index, object, name)
      let members = objects.get(object)
      if (members === undefined) {
        members = new Map(childrenOf(index, object).map((child) => [nameOf(index, child) as string, child]))
        objects.set(object, members)
      }
      return members.get(name)
    },
  }
}

function lastNamed(index: JsonIndex, object: number, name: string): number | undefined {
  let found: number | undefined
  for (const child of childrenOf(index, object)) if (nameOf(index, child) === name) found = child
  return found
}
