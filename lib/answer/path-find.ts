import type { JsonIndex } from './json-index.ts'
import { childrenOf, isContainer } from './json-node.ts'
import { KIND } from './node-columns.ts'
import type { Call, Name, Operand, PathQuery, Segment, Selector, Slice, Test } from './path-query.ts'
import { compares, type PathValue, valueAt } from './path-values.ts'

/** Where a path is followed, and what is needed on the way. */
export interface PathGround {
  readonly index: JsonIndex
  /** A value of a list or of an object; undefined where it holds none there. */
  readonly item: (list: number, at: number) => number | undefined
  readonly member: (object: number, name: string) => number | undefined
  /** Whether a pattern fits a text: all of it for `match`, any part for `search`. */
  readonly fits: (text: PathValue, pattern: PathValue, where: 'match' | 'search') => boolean
  /** Told how much work was done; throws where that is enough. */
  readonly spend: (steps: number) => void
}

/**
 * The nodes that a path means, each as it is asked for. A node's descendants are those that follow it, so nothing here
 * goes deeper than the path is long.
 */
export function findNodes(ground: PathGround, { from, segments }: PathQuery, node = 0): Iterable<number> {
  let nodes: Iterable<number> = [from === '$' ? 0 : node]
  for (const segment of segments) nodes = followed(ground, segment, nodes)
  return nodes
}

function* followed(ground: PathGround, { deep, selectors }: Segment, nodes: Iterable<number>): Generator<number> {
  const { index, spend } = ground
  for (const node of nodes) {
    const end = deep ? (index.next[node] as number) : node + 1
    for (let at = node; at < end; at++) {
      spend(1)
      if (!isContainer(index, at)) continue
      for (const selector of selectors) {
        if (selector.kind !== 'name') yield* selected(ground, selector, at)
        else {
          const found = index.kind[at] === KIND.object ? ground.member(at, selector.name) : undefined
          if (found !== undefined) yield found
        }
      }
    }
  }
}

function* selected(ground: PathGround, selector: Exclude<Selector, Name>, node: number): Generator<number> {
  const { index } = ground
  if (selector.kind === 'every') yield* childrenOf(index, node)
  else if (selector.kind === 'filter') {
    for (const child of childrenOf(index, node)) if (holds(ground, selector.test, child)) yield child
  } else if (index.kind[node] === KIND.array) {
    const size = index.size[node] as number
    for (const at of selector.kind === 'index' ? [placed(selector.at, size)] : places(selector, size)) {
      const found = ground.item(node, at)
      if (found !== undefined) yield found
    }
  }
}

/** A place that is counted from the end where it is below zero. */
const placed = (at: number, size: number): number => (at < 0 ? size + at : at)

function* places({ from, to, step }: Slice, size: number): Generator<number> {
  const within = (at: number, least: number, most: number) => Math.min(Math.max(placed(at, size), least), most)
  if (step > 0) {
    const end = within(to ?? size, 0, size)
    for (let at = within(from ?? 0, 0, size); at < end; at += step) yield at
  } else if (step < 0) {
    const end = to === undefined ? -1 : within(to, -1, size - 1)
    for (let at = within(from ?? size - 1, -1, size - 1); at > end; at += step) yield at
  }
}

function holds(ground: PathGround, test: Test, node: number): boolean {
  switch (test.kind) {
    case 'some':
      return test.parts.some((part) => holds(ground, part, node))
    case 'all':
      return test.parts.every((part) => holds(ground, part, node))
    case 'not':
      return !holds(ground, test.part, node)
    case 'compare':
      return compares(ground, read(ground, test.left, node), test.operator, read(ground, test.right, node))
    case 'find':
      return first(findNodes(ground, test.query, node)) !== undefined
    case 'call':
      return called(ground, test, node) === true
  }
}

function first(nodes: Iterable<number>): number | undefined {
  for (const node of nodes) return node
  return undefined
}

function read(ground: PathGround, operand: Operand, node: number): PathValue {
  if (operand.kind === 'literal') return operand.value
  if (operand.kind === 'call') return called(ground, operand, node)
  const found = first(findNodes(ground, operand.query, node))
  return found === undefined ? undefined : valueAt(ground.index, found)
}

function called(ground: PathGround, { name, args }: Call, node: number): PathValue {
  const [arg, other] = args as [Operand, Operand]
  if (name === 'match' || name === 'search') {
    return ground.fits(read(ground, arg, node), read(ground, other, node), name)
  }
  if (name === 'length') return lengthOf(ground.index, read(ground, arg, node))
  const found = arg.kind === 'find' ? [...findNodes(ground, arg.query, node)] : []
  if (name === 'count') return found.length
  return found.length === 1 ? valueAt(ground.index, found[0] as number) : undefined
}

/** Of a text its characters, of a list or an object what it holds. */
function lengthOf(index: JsonIndex, value: PathValue): number | undefined {
  if (typeof value === 'string') return [...value].length
  return typeof value === 'object' && value !== null ? index.size[value.node] : undefined
}
