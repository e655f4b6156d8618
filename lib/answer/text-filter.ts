import type { JsonIndex } from './json-index.ts'
import { isContainer, nameEnd, nameOf, textOf } from './json-node.ts'

/** A filter that begins like this is a JSONPath; any other is a text. */
export const isPath = (filter: string): boolean => /^\$(?:$|[.[\s])/.test(filter)

/** The nodes whose name or value holds a text, whatever its case. Names and values with escapes are read as they are meant. */
export function* nodesWithText(index: JsonIndex, sought: string): Generator<number> {
  const plain = plainHits(index, sought)
  const folded = sought.toLowerCase()
  let hit = plain.next()
  for (let node = 0; node < index.count; node++) {
    let found = false
    while (!hit.done && hit.value <= node) {
      found ||= hit.value === node
      hit = plain.next()
    }
    const escapes = index.escapes[node] as number
    if (!found && escapes !== 0) {
      found = (escapes & 2) !== 0 && nameOf(index, node)?.toLowerCase().includes(folded) === true
      found ||= (escapes & 1) !== 0 && textOf(index, node).toLowerCase().includes(folded)
    }
    if (found) yield node
  }
}

/** One search over the whole text finds what has no escape in it; each hit's node is found by the way. */
function* plainHits(index: JsonIndex, sought: string): Generator<number> {
  const pattern = new RegExp(sought.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi')
  let node = 0
  for (let hit = pattern.exec(index.text); hit !== null; hit = pattern.exec(index.text)) {
    const { index: at } = hit
    const end = at + hit[0].length
    while (node < index.count && lastOwn(index, node) <= at) node++
    if (node >= index.count) return
    const where = partAt(index, node, at, end)
    if (where !== undefined && ((index.escapes[node] as number) & where) === 0) {
      yield node
      // One hit is enough: the search goes on behind this part.
      pattern.lastIndex = where === 2 ? (index.start[node] as number) : (index.end[node] as number)
      if (where === 2 && isContainer(index, node)) pattern.lastIndex = (index.start[node] as number) + 1
    } else pattern.lastIndex = at + 1
  }
}

/** Where what belongs to the node alone ends: a value, or the opening bracket of a list or object. */
function lastOwn(index: JsonIndex, node: number): number {
  return isContainer(index, node) ? (index.start[node] as number) + 1 : (index.end[node] as number)
}

/** 2 for a hit inside of the name, 1 for one inside of the value; undefined for one that touches what is between. */
function partAt(index: JsonIndex, node: number, from: number, to: number): 1 | 2 | undefined {
  const [nameAt, start, end] = [index.nameAt[node] as number, index.start[node] as number, index.end[node] as number]
  if (nameAt > 0 && from > nameAt && from < start) return to < nameEnd(index, node) ? 2 : undefined
  if (from < start || to > end || isContainer(index, node)) return undefined
  const quote = index.text.charCodeAt(start) === 34 ? 1 : 0
  return from >= start + quote && to <= end - quote ? 1 : undefined
}
