import type { JsonIndex } from './json-index.ts'
import { childrenOf, isContainer, nameOf, sourceOf, textOf } from './json-node.ts'
import { type KindName, kindName } from './node-columns.ts'
import type { Match } from './tree-match.ts'

/** One line of the tree. */
export interface TreeRow {
  readonly node: number
  /** From 1. */
  readonly level: number
  /** In its object; undefined for the whole and in a list. */
  readonly name: string | undefined
  /** Which of its parent's values it is, from 0, and of how many. */
  readonly order: number
  readonly siblings: number
  readonly kind: KindName
  /** A value as it was received, or the beginning of what a list or an object holds. */
  readonly source: string
  /** Characters of the source beyond those shown. */
  readonly more: number
  /** What a string says, for its explanation; the same as `source` for the others. */
  readonly text: string
  /** Values in a list or object. */
  readonly size: number
  /** More of them may follow: it has not been read to its end yet. */
  readonly grows: boolean
  /** Of a list or object that holds something. */
  readonly open: boolean | undefined
  /** The filter means this very value. */
  readonly matches: boolean
  /** Its name stands in its object more than once. */
  readonly twice: boolean
}

/** Characters of one value that a row shows. */
const LONGEST_SOURCE = 2_000
/** Characters that tell what a closed list or object holds. */
const PREVIEW = 120

type BuildRow = (node: number, open: boolean, match: Match | undefined) => TreeRow

/** Builds rows; what is asked again for each row of an object is remembered. */
export function createRowBuilder(index: JsonIndex, whole: boolean): BuildRow {
  const twice = new Map<number, ReadonlySet<string>>()
  const isTwice = (parent: number, name: string | undefined) => {
    if (name === undefined) return false
    const known = twice.get(parent) ?? namesTwice(index, parent)
    twice.set(parent, known)
    return known.has(name)
  }
  return (node, open, match) => {
    const parent = index.parent[node] as number
    const name = nameOf(index, node)
    const source = isContainer(index, node) ? preview(index, node) : sourceOf(index, node)
    const size = index.size[node] as number
    return {
      node,
      level: index.level[node] as number,
      name,
      order: index.order[node] as number,
      siblings: parent < 0 ? 1 : (index.size[parent] as number),
      kind: kindName(index.kind[node]),
      source: source.slice(0, LONGEST_SOURCE),
      more: Math.max(0, source.length - LONGEST_SOURCE),
      text: source.length > LONGEST_SOURCE ? '' : isContainer(index, node) ? source : textOf(index, node),
      size,
      grows: !whole && isContainer(index, node) && index.end[node] === index.fault,
      open: size === 0 ? undefined : open,
      matches: match?.isMatch(node) ?? false,
      twice: isTwice(parent, name),
    }
  }
}

function namesTwice(index: JsonIndex, parent: number): ReadonlySet<string> {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const child of childrenOf(index, parent)) {
    const name = nameOf(index, child) as string
    if (seen.has(name)) again.add(name)
    seen.add(name)
  }
  return again
}

/** `{clientId: "0000…", name: "Ada"}`, and as much of a longer one as fits. */
function preview(index: JsonIndex, node: number): string {
  const [before, after] = kindName(index.kind[node]) === 'object' ? ['{', '}'] : ['[', ']']
  let inner = ''
  for (const child of childrenOf(index, node)) {
    const name = nameOf(index, child)
    const part = `${name === undefined ? '' : `${name}: `}${brief(index, child)}`
    if (inner.length + part.length > PREVIEW) return `${before}${inner}${inner === '' ? '' : ', '}…${after}`
    inner += `${inner === '' ? '' : ', '}${part}`
  }
  return `${before}${inner}${after}`
}

function brief(index: JsonIndex, node: number): string {
  if (isContainer(index, node)) {
    const [before, after] = kindName(index.kind[node]) === 'object' ? ['{', '}'] : ['[', ']']
    return index.size[node] === 0 ? `${before}${after}` : `${before}…${after}`
  }
  const source = sourceOf(index, node)
  return source.length > 40 ? `${source.slice(0, 38)}…` : source
}
