/** The kinds of JSON values, as they stand in the column. */
export const KIND = { object: 0, array: 1, string: 2, number: 3, boolean: 4, null: 5 } as const
export type KindName = keyof typeof KIND
const NAMES = Object.keys(KIND) as KindName[]
export const kindName = (kind: number | undefined): KindName => NAMES[kind ?? KIND.null] ?? 'null'

/** One entry a node in each. Offsets count UTF-16 code units of the text. */
export interface NodeColumns {
  readonly kind: Uint8Array
  /** 1: the value has a backslash in it; 2: its name has. */
  readonly escapes: Uint8Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** The opening quote of the value's name; 0 where it has none. */
  readonly nameAt: Uint32Array
  /** The node after the last descendant. */
  readonly next: Uint32Array
  /** How deep it stands; the whole is on level 1. */
  readonly level: Uint32Array
  /** -1 for the whole text's value. */
  readonly parent: Int32Array
  /** Which of its parent's values it is, from 0. */
  readonly order: Uint32Array
  /** How many values it holds itself. */
  readonly size: Uint32Array
}

export function createColumns(capacity: number): NodeColumns {
  return {
    kind: new Uint8Array(capacity),
    escapes: new Uint8Array(capacity),
    start: new Uint32Array(capacity),
    end: new Uint32Array(capacity),
    nameAt: new Uint32Array(capacity),
    next: new Uint32Array(capacity),
    level: new Uint32Array(capacity),
    parent: new Int32Array(capacity),
    order: new Uint32Array(capacity),
    size: new Uint32Array(capacity),
  }
}

/** Enters a node that begins. Returns the columns, or longer ones where they were full. */
export function openNode(columns: NodeColumns, node: number, start: number, kind: number, parent: number): NodeColumns {
  const roomy = node < columns.kind.length ? columns : grown(columns)
  roomy.kind[node] = kind
  roomy.start[node] = start
  roomy.parent[node] = parent
  roomy.level[node] = parent < 0 ? 1 : (roomy.level[parent] as number) + 1
  if (parent >= 0) {
    const order = roomy.size[parent] as number
    roomy.order[node] = order
    roomy.size[parent] = order + 1
  }
  return roomy
}

export function closeNode(columns: NodeColumns, node: number, end: number, next: number): void {
  columns.end[node] = end
  columns.next[node] = next
}

function grown(columns: NodeColumns): NodeColumns {
  const wider = createColumns(columns.kind.length * 2)
  for (const name of Object.keys(columns) as (keyof NodeColumns)[]) wider[name].set(columns[name])
  return wider
}
