import type { JSONPathNode, JSONPathNodeList, JSONPathQuery, JSONValue } from 'json-p3'

type Spend = (visits: number) => void

/** What the library makes of a filter, told apart by what it has: its classes, imported, would bring all of it along. */
interface Expression {
  readonly expression?: Expression
  readonly left?: Expression
  readonly right?: Expression
  readonly args?: readonly Expression[]
  /** Of `&&` and `||`, which compare nothing. */
  readonly logical?: boolean
  /** Of a path in a filter. */
  readonly path?: JSONPathQuery
  evaluate: (context: never) => unknown
}

/**
 * Has a path tell of all that it looks at, and the paths in its filters too, each time they are followed: a filter in a
 * filter goes through the answer again for each value, and a third one for each of these.
 *
 * @param spend Told of values; may throw where that is enough.
 */
export function watchPath({ segments }: JSONPathQuery, spend: Spend): void {
  for (const selector of segments.flatMap((segment) => segment.selectors)) {
    const resolve = selector.resolve.bind(selector)
    const { expression } = selector as { readonly expression?: Expression }
    selector.resolve = (node) => {
      spend(expression === undefined ? 1 : 1 + held(node.value).length)
      return paid(resolve(node), spend)
    }
    if (expression !== undefined) watchExpression(expression, spend)
  }
}

function paid(found: JSONPathNode[], spend: Spend): JSONPathNode[] {
  spend(found.length)
  return found
}

function watchExpression(whole: Expression, spend: Spend): void {
  const { expression, left, right, args = [], path } = whole
  if (path !== undefined) watchPath(path, spend)
  for (const part of [expression, left, right, ...args]) if (part !== undefined) watchExpression(part, spend)
  if (whole.logical === false)
    for (const side of [left, right]) if (side?.path !== undefined) watchCompared(side, spend)
}

/** Lists and objects are compared with all that they hold. */
function watchCompared(side: Expression, spend: Spend): void {
  const evaluate = side.evaluate.bind(side) as (context: never) => JSONPathNodeList
  side.evaluate = (context) => {
    const found = evaluate(context)
    for (const { value } of found.nodes) spendAll(value, spend)
    return found
  }
}

function spendAll(value: JSONValue, spend: Spend): void {
  const left = [value]
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const inside = held(one)
    spend(inside.length)
    for (const each of inside) left.push(each)
  }
}

function held(value: JSONValue): readonly JSONValue[] {
  if (typeof value !== 'object' || value === null) return []
  return Array.isArray(value) ? value : Object.values(value)
}
