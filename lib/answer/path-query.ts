/** A JSONPath as RFC 9535 has it, and nothing beyond: from the whole answer or from the value that a filter tries. */
export interface PathQuery {
  readonly from: '$' | '@'
  readonly segments: readonly Segment[]
}

export interface Segment {
  /** Two dots: what stands anywhere below is meant as well. */
  readonly deep: boolean
  readonly selectors: readonly Selector[]
}

export type Selector =
  | { readonly kind: 'every' }
  | Name
  | { readonly kind: 'index'; readonly at: number }
  | Slice
  | { readonly kind: 'filter'; readonly test: Test }

export interface Name {
  readonly kind: 'name'
  readonly name: string
}

export interface Slice {
  readonly kind: 'slice'
  readonly from: number | undefined
  readonly to: number | undefined
  readonly step: number
}

export type Test =
  | { readonly kind: 'some' | 'all'; readonly parts: readonly Test[] }
  | { readonly kind: 'not'; readonly part: Test }
  | Compare
  | Find
  | Call

export interface Compare {
  readonly kind: 'compare'
  readonly operator: string
  readonly left: Operand
  readonly right: Operand
}

export type Operand = { readonly kind: 'literal'; readonly value: string | number | boolean | null } | Find | Call

export interface Find {
  readonly kind: 'find'
  readonly query: PathQuery
}

export interface Call {
  readonly kind: 'call'
  readonly name: FunctionName
  readonly args: readonly Operand[]
}

/** What the functions of the standard take and give: a value, nodes, or whether something is so. */
export const FUNCTIONS = {
  length: { takes: ['value'], gives: 'value' },
  count: { takes: ['nodes'], gives: 'value' },
  value: { takes: ['nodes'], gives: 'value' },
  match: { takes: ['value', 'value'], gives: 'truth' },
  search: { takes: ['value', 'value'], gives: 'truth' },
} as const
export type FunctionName = keyof typeof FUNCTIONS

/** What says of something whether it is so, and so is no value. */
export const isTruth = (operand: Operand): operand is Call =>
  operand.kind === 'call' && FUNCTIONS[operand.name].gives === 'truth'

/** Means one value at most. */
export const isSingle = ({ segments }: PathQuery): boolean =>
  segments.every(
    ({ deep, selectors: [first, ...more] }) =>
      !deep && more.length === 0 && (first?.kind === 'name' || first?.kind === 'index'),
  )
