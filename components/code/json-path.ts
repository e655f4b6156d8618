import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/** The parser's node, by what it offers here: its own package is no dependency of ours. */
type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>

/** Where a position stands in a JSON text, which may be broken: it is being typed. */
export interface JsonSpot {
  readonly part: 'name' | 'value'
  /** The way to the value; for a name, the way to the object that it stands in. */
  readonly steps: readonly string[]
  /** The name or value under the position, to be replaced; empty where nothing is typed yet. */
  readonly from: number
  readonly to: number
  /** For a name, the names that the object has beside it. */
  readonly present: readonly string[]
}

const VALUES = ['String', 'Number', 'True', 'False', 'Null', 'Object', 'Array']

export function spotAt(state: EditorState, pos: number): JsonSpot | undefined {
  const found = syntaxTree(state).resolveInner(pos, -1)
  // A bracket is a node of its own.
  const node = /^[{[]$/.test(found.name) && found.parent !== null ? found.parent : found
  const word = wordAt(state, pos)
  if (node.name === 'PropertyName') return nameSpot(state, node.parent?.parent ?? null, node)
  if (node.name === 'Object' || (node.type.isError && node.parent?.name === 'Object')) {
    const object = node.name === 'Object' ? node : node.parent
    return isPastEnd(state, object, pos) ? undefined : nameSpot(state, object, word)
  }
  const holder =
    VALUES.includes(node.name) && node.name !== 'Array' ? node.parent : node.type.isError ? node.parent : node
  if (holder?.name !== 'Property' && holder?.name !== 'Array') return undefined
  if (isPastEnd(state, holder.name === 'Array' ? holder : null, pos)) return undefined
  const isText = node.name === 'String' || node.name === 'Number'
  const step = holder.name === 'Array' ? [String(itemsBefore(holder, pos))] : []
  return { part: 'value', steps: [...stepsTo(state, holder), ...step], ...(isText ? range(node) : word), present: [] }
}

/** The way to what stands under a position, for a text about it: a name stands for its value. */
export function stepsAt(
  state: EditorState,
  pos: number,
): { readonly steps: readonly string[]; readonly from: number; readonly to: number } | undefined {
  const node = syntaxTree(state).resolveInner(pos, 1)
  if (node.name !== 'PropertyName' && !['String', 'Number', 'True', 'False', 'Null'].includes(node.name))
    return undefined
  const holder = node.parent
  if (holder === null) return undefined
  const step = holder.name === 'Array' ? [String(itemsBefore(holder, node.from))] : []
  return { steps: [...stepsTo(state, holder), ...step], ...range(node) }
}

const range = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from, to })

/** Behind its closing bracket a position is no longer inside. */
function isPastEnd(state: EditorState, group: SyntaxNode | null, pos: number): boolean {
  return group !== null && pos >= group.to && /[}\]]/.test(state.sliceDoc(group.to - 1, group.to))
}

function wordAt(state: EditorState, pos: number): { readonly from: number; readonly to: number } {
  const { from, text } = state.doc.lineAt(pos)
  const before = /["\w-]*$/.exec(text.slice(0, pos - from))?.[0].length ?? 0
  return { from: pos - before, to: pos }
}

function nameSpot(
  state: EditorState,
  object: SyntaxNode | null,
  typed: { readonly from: number; readonly to: number },
): JsonSpot | undefined {
  if (object === null) return undefined
  const names = object.getChildren('Property').map((property) => property.getChild('PropertyName'))
  const present = names.filter((name) => name !== null && name.from !== typed.from).map((name) => nameOf(state, name))
  return { part: 'name', steps: stepsTo(state, object), ...range(typed), present }
}

/** From the root to a node, outside in. */
function stepsTo(state: EditorState, node: SyntaxNode): string[] {
  const steps: string[] = []
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === 'Property') steps.unshift(nameOf(state, at.getChild('PropertyName')))
    if (at.parent?.name === 'Array' && VALUES.includes(at.name)) steps.unshift(String(itemsBefore(at.parent, at.from)))
  }
  return steps
}

function itemsBefore(array: SyntaxNode, pos: number): number {
  let count = 0
  for (let item = array.firstChild; item !== null && item.to < pos; item = item.nextSibling) {
    if (VALUES.includes(item.name)) count += 1
  }
  return count
}

function nameOf(state: EditorState, name: SyntaxNode | null): string {
  const written = name === null ? '' : state.sliceDoc(name.from, name.to)
  try {
    return String(JSON.parse(written))
  } catch {
    return written.replaceAll('"', '')
  }
}
