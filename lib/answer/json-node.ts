import type { JsonIndex } from './json-index.ts'
import { KIND } from './node-columns.ts'

/** The name of a value in its object as it is meant; undefined for the whole and for what stands in a list. */
export function nameOf(index: JsonIndex, node: number): string | undefined {
  const at = index.nameAt[node] as number
  if (at === 0) return undefined
  const end = nameEnd(index, node)
  return ((index.escapes[node] as number) & 2) === 0
    ? index.text.slice(at + 1, end - 1)
    : (JSON.parse(index.text.slice(at, end)) as string)
}

/** Behind the closing quote of a value's name. Between it and the value stand white space and a colon alone. */
export function nameEnd({ text, start }: JsonIndex, node: number): number {
  return text.lastIndexOf('"', (start[node] as number) - 1) + 1
}

/** A value exactly as it was received. */
export const sourceOf = ({ text, start, end }: JsonIndex, node: number): string => text.slice(start[node], end[node])

/** What a string says; of any other value its source. */
export function textOf(index: JsonIndex, node: number): string {
  const source = sourceOf(index, node)
  if (index.kind[node] !== KIND.string) return source
  return ((index.escapes[node] as number) & 1) === 0 ? source.slice(1, -1) : (JSON.parse(source) as string)
}

export const isContainer = ({ kind }: JsonIndex, node: number): boolean => (kind[node] as number) <= KIND.array

/** The values that a list or an object holds itself, in their order. */
export function* childrenOf({ next }: JsonIndex, node: number): Generator<number> {
  const end = next[node] as number
  for (let child = node + 1; child < end; child = next[child] as number) yield child
}

/** From the whole text's value down to the node. */
export function wayTo({ parent }: JsonIndex, node: number): number[] {
  const way: number[] = []
  for (let at = node; at >= 0; at = parent[at] as number) way.push(at)
  return way.reverse()
}

/** RFC 6901: `/data/clients/0/name`; empty for the whole. */
export function pointerOf(index: JsonIndex, node: number): string {
  const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
  const parts = wayTo(index, node).slice(1)
  return parts.map((one) => `/${escaped(nameOf(index, one) ?? String(index.order[one]))}`).join('')
}

/** RFC 9535: `$.data.clients[0].name`, and in brackets what cannot stand behind a dot. */
export function pathOf(index: JsonIndex, node: number): string {
  const parts = wayTo(index, node).slice(1)
  return `$${parts.map((one) => segment(nameOf(index, one), index.order[one] as number)).join('')}`
}

function segment(name: string | undefined, order: number): string {
  if (name === undefined) return `[${order}]`
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${quoted(name)}]`
}

/** In single quotes, as a normalised path has them. */
function quoted(name: string): string {
  const inner = JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner}'`
}
