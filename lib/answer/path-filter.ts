import { type FilterFunction, JSONPathEnvironment, type JSONValue } from 'json-p3'
import { createPattern, type Pattern, TOO_LONG } from './iregexp.ts'
import type { JsonIndex } from './json-index.ts'
import { childrenOf, nameOf } from './json-node.ts'
import { KIND } from './node-columns.ts'

/** How much may be spent on the patterns of one filter: some tenths of a second, and more for a long answer. */
interface Purse {
  left: number
}
const LEAST_STEPS = 20_000_000
const STEPS_A_CHARACTER = 20

/** JSONPath as RFC 9535 has it, and nothing beyond. Answers nest deeper than the library's own limit. */
function createEnvironment(purse: Purse): JSONPathEnvironment {
  const environment = new JSONPathEnvironment({ maxRecursionDepth: 500 })
  const functions = environment.functionRegister
  for (const [name, where] of [
    ['match', 'whole'],
    ['search', 'anywhere'],
  ] as const) {
    functions.set(name, { ...(functions.get(name) as FilterFunction), call: patternCall(where, purse) })
  }
  return environment
}

/** In place of the library's own, which hands the pattern to the engine: that may never come to an end. */
function patternCall(where: 'whole' | 'anywhere', purse: Purse): FilterFunction['call'] {
  const patterns = new Map<unknown, Pattern | undefined>()
  const spend = (steps: number): void => {
    purse.left -= steps
    if (purse.left < 0) throw new Error(TOO_LONG)
  }
  return (text, source) => {
    if (typeof text !== 'string' || typeof source !== 'string') return false
    if (!patterns.has(source)) {
      // Each may come from the answer itself.
      if (patterns.size >= MOST_PATTERNS) patterns.clear()
      patterns.set(source, createPattern(source))
    }
    spend(source.length)
    return patterns.get(source)?.fits(text, where, spend) === true
  }
}
const MOST_PATTERNS = 50

/**
 * Finds the nodes that a JSONPath means, each as it is asked for.
 *
 * @throws JSONPathError with what is wrong with it, now or while nodes are asked for.
 */
export function* nodesAtPath(index: JsonIndex, path: string): Generator<number> {
  const purse: Purse = { left: LEAST_STEPS + STEPS_A_CHARACTER * index.text.length }
  const query = createEnvironment(purse).compile(path.trim())
  const locate = createLocator(index)
  for (const { location } of query.lazyQuery(JSON.parse(index.text) as JSONValue)) yield locate(location)
}

/** Finds the node of a location. Of a name that stands twice the last is meant, as `JSON.parse` reads it. */
function createLocator(index: JsonIndex): (location: readonly (string | number)[]) => number {
  const lists = new Map<number, Uint32Array>()
  const objects = new Map<number, Map<string, number>>()

  function item(list: number, order: number): number {
    let items = lists.get(list)
    if (items === undefined) {
      items = Uint32Array.from(childrenOf(index, list))
      lists.set(list, items)
    }
    return items[order] as number
  }

  function member(object: number, name: string): number {
    if ((index.size[object] as number) <= FEW) return lastNamed(index, object, name)
    let members = objects.get(object)
    if (members === undefined) {
      members = new Map([...childrenOf(index, object)].map((child) => [nameOf(index, child) as string, child]))
      objects.set(object, members)
    }
    return members.get(name) as number
  }

  return (location) =>
    location.reduce<number>(
      (node, part) => (index.kind[node] === KIND.array ? item(node, Number(part)) : member(node, String(part))),
      0,
    )
}

/** Names of an object that are looked through one by one. */
const FEW = 16

function lastNamed(index: JsonIndex, object: number, name: string): number {
  let found = object
  for (const child of childrenOf(index, object)) if (nameOf(index, child) === name) found = child
  return found
}
