import { childOf, type JsonNode, memberOf, nodeAt, parseNode } from './json-node.ts'
import { pointerSteps, splitPointer } from './json-pointer.ts'

/**
 * Writes a value at a pointer into a JSON text and touches nothing else: numbers keep their digits, names their order,
 * lines their indentation. What the pointer leads through and is not there yet is made.
 *
 * @param text JSON, or blank. Anything else comes back as it is.
 * @param json The value as JSON text.
 * @param order The names that stand before the new one, for a name that is not there yet: it comes after the last of
 * them that is; at the end where none is given.
 */
export function setAt(text: string, pointer: string, json: string, order: readonly string[] = []): string {
  if (text.trim() === '') return insertedInto('{}', pointer, json, order)
  const root = parseNode(text)
  if (root === undefined) return text
  const there = nodeAt(root, pointer)
  if (there === undefined) return insertedInto(text, pointer, json, order)
  return spliced(text, there.from, there.to, indented(json, lineIndent(text, there.from)))
}

/** Takes a member or an item out, with its comma and its line. What is not there, or is no JSON, leaves the text as it is. */
export function removeAt(text: string, pointer: string): string {
  const root = parseNode(text)
  const split = splitPointer(pointer)
  if (root === undefined) return text
  if (split === undefined) return ''
  const parent = nodeAt(root, split.parent)
  if (parent === undefined || childOf(parent, split.step) === undefined) return text
  const spots = spotsOf(parent)
  const at =
    parent.kind === 'array' ? Number(split.step) : parent.members.findLastIndex(({ name }) => name === split.step)
  const [before, spot, after] = [spots[at - 1], spots[at], spots[at + 1]]
  if (spot === undefined) return text
  if (before !== undefined) return spliced(text, before.to, spot.to, '')
  return after === undefined
    ? spliced(text, parent.from + 1, parent.to - 1, '')
    : spliced(text, spot.from, after.from, '')
}

/** Lets two items of a list change places. */
export function swapItems(text: string, pointer: string, one: number, other: number): string {
  const list = nodeAt(parseNode(text), pointer)
  const [first, second] = [list?.items[Math.min(one, other)], list?.items[Math.max(one, other)]]
  if (first === undefined || second === undefined || first === second) return text
  const between = text.slice(first.to, second.from)
  return spliced(
    text,
    first.from,
    second.to,
    text.slice(second.from, second.to) + between + text.slice(first.from, first.to),
  )
}

interface Spot {
  readonly from: number
  readonly to: number
}

/** What stands between the commas of an object or a list. */
function spotsOf(node: JsonNode): readonly Spot[] {
  return node.kind === 'array' ? node.items : node.members.map(({ from, value: { to } }) => ({ from, to }))
}

/** Goes as far into the text as the pointer's way exists, and makes the rest of it there. */
function insertedInto(text: string, pointer: string, json: string, order: readonly string[]): string {
  const steps = pointerSteps(pointer)
  let node = parseNode(text)
  let depth = 0
  while (node !== undefined && depth < steps.length - 1) {
    const inner: JsonNode | undefined = childOf(node, steps[depth] ?? '')
    if (inner === undefined) break
    node = inner
    depth += 1
  }
  if (node === undefined) return text
  const made = steps.slice(depth + 1).reduceRight((inner, step) => wrapped(step, inner), json)
  const step = steps[depth]
  if (step === undefined) return spliced(text, node.from, node.to, json)
  if (node.kind === 'array') return withSpot(text, node, made, node.items.length)
  // What stands in the way is no object: it gives way to one.
  if (node.kind !== 'object')
    return spliced(text, node.from, node.to, indented(wrapped(step, made), lineIndent(text, node.from)))
  const after = depth === steps.length - 1 ? lastOf(node, order) : -1
  return withSpot(text, node, `${JSON.stringify(step)}: ${made}`, after < 0 ? node.members.length : after + 1)
}

/** A number as the step into what is not there means a list. */
function wrapped(step: string, json: string): string {
  const inner = indented(json, UNIT)
  return /^\d+$/.test(step) ? `[\n${UNIT}${inner}\n]` : `{\n${UNIT}${JSON.stringify(step)}: ${inner}\n}`
}

/** Where the last of these names stands among the members; -1 where none does. */
function lastOf(node: JsonNode, order: readonly string[]): number {
  const places = order.map((name) => memberOf(node, name)).filter((member) => member !== undefined)
  return Math.max(-1, ...places.map((member) => node.members.indexOf(member)))
}

/** Puts a member or item in at a place, laid out as its neighbours are. */
function withSpot(text: string, node: JsonNode, spot: string, at: number): string {
  const spots = spotsOf(node)
  const [first, before] = [spots[0], spots[at - 1]]
  if (first === undefined) {
    if (isOneLine(text)) return spliced(text, node.from + 1, node.to - 1, onOneLine(spot))
    const indent = lineIndent(text, node.from)
    const inner = `\n${indent}${UNIT}${indented(spot, indent + UNIT)}\n${indent}`
    return spliced(text, node.from + 1, node.to - 1, inner)
  }
  const gap = text.slice(node.from + 1, first.from)
  const space = gap.includes('\n') ? gap : ' '
  const laid = gap.includes('\n') ? indented(spot, gap.slice(gap.lastIndexOf('\n') + 1)) : onOneLine(spot)
  return before === undefined
    ? spliced(text, first.from, first.from, `${laid},${space}`)
    : spliced(text, before.to, before.to, `,${space}${laid}`)
}

/** Written on one line on purpose: an empty body has no layout yet. */
const isOneLine = (text: string): boolean => !text.includes('\n') && !/^\s*(?:\{\s*\}|\[\s*\])\s*$/.test(text)

/** A line break in JSON stands between tokens only. */
const onOneLine = (json: string): string => json.replace(/\n\s*/g, '')

const UNIT = '  '

const spliced = (text: string, from: number, to: number, put: string): string =>
  text.slice(0, from) + put + text.slice(to)

/** Every line but the first moved in. Line breaks in JSON stand between tokens only. */
const indented = (json: string, indent: string): string => json.replaceAll('\n', `\n${indent}`)

/** The white space that the line of a place begins with. */
export function lineIndent(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? ''
}
