import { type FilterFunction, JSONPathEnvironment, JSONPathRecursionLimitError, type JSONValue } from 'json-p3'
import { t } from '#lib/text.ts'
import { createPattern, type Pattern, TOO_LONG } from './iregexp.ts'
import type { JsonIndex } from './json-index.ts'
import { childrenOf, nameOf } from './json-node.ts'
import { KIND } from './node-columns.ts'
import { watchPath } from './path-budget.ts'

/** How much may be spent on one filter: some tenths of a second, and some seconds for a long answer. */
interface Purse {
  /** On patterns, and on the length of texts. */
  left: number
  /** On looking at values. */
  visits: number
}
const LEAST_STEPS = 20_000_000
const STEPS_A_CHARACTER = 20
/** All values are looked at once by `$..`, and once more for each path in its filter. */
const LEAST_VISITS = 1_000_000
const VISITS_A_VALUE = 12

/** A path that goes to any depth follows an answer down so far: the library goes deeper into its own functions as well. */
const DEEPEST = 500

/** JSONPath as RFC 9535 has it, and nothing beyond. */
function createEnvironment(purse: Purse): JSONPathEnvironment {
  const environment = new JSONPathEnvironment({ maxRecursionDepth: DEEPEST })
  const functions = environment.functionRegister
  for (const [name, where] of [
    ['match', 'whole'],
    ['search', 'anywhere'],
  ] as const) {
    functions.set(name, { ...(functions.get(name) as FilterFunction), call: patternCall(where, purse) })
  }
  const length = functions.get('length') as FilterFunction
  functions.set('length', {
    ...length,
    call: (text) => length.call(typeof text === 'string' ? spent(text, purse) : text),
  })
  return environment
}

function spent(text: string, purse: Purse): string {
  purse.left -= text.length
  if (purse.left < 0) throw new Error(TOO_LONG)
  return text
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
 * @throws Error with what is wrong with it, now or while nodes are asked for.
 */
export function* nodesAtPath(index: JsonIndex, path: string): Generator<number> {
  try {
    yield* followed(index, path)
  } catch (thrown) {
    if (thrown instanceof JSONPathRecursionLimitError) throw new Error(tooDeep(), { cause: thrown })
    // The library's own functions call each other too often: the path is too long, or it finds too much at once.
    throw thrown instanceof RangeError ? new Error(TOO_LONG, { cause: thrown }) : thrown
  }
}

const tooDeep = () =>
  t('A path with two dots goes {most} levels deep at most, and this answer goes deeper. Name the way further down.', {
    most: DEEPEST,
  })

function* followed(index: JsonIndex, path: string): Generator<number> {
  const purse: Purse = {
    left: LEAST_STEPS + STEPS_A_CHARACTER * index.text.length,
    visits: LEAST_VISITS + VISITS_A_VALUE * index.count,
  }
  const query = createEnvironment(purse).compile(path.trim())
  watchPath(query, (visits) => {
    purse.visits -= visits
    if (purse.visits < 0) throw new Error(TOO_LONG)
  })
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
