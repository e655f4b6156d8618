import { pointerSteps } from '../json/json-pointer.ts'
import type { Place } from './places.ts'
import { partOf } from './problem-record.ts'

/** A field's name as an answer writes it, taken apart: `body.reasons[0].category`. */
export interface FieldName {
  /** The part of the request that stands before it; undefined where none does. */
  readonly within: Place['in'] | undefined
  readonly steps: readonly string[]
}

const STEP = /\[\s*(?:"([^"]*)"|'([^']*)'|([^\]]*))\s*\]|([^.[\]]+)/g

/** Reads dotted names, brackets, JSON pointers and JSON paths. Never throws. */
export function parseFieldName(name: string): FieldName {
  const path = name.trim().replace(/^[$#]\.?/, '')
  const steps = path.startsWith('/')
    ? pointerSteps(path)
    : [...path.matchAll(STEP)].map(([, double, single, plain, bare]) => double ?? single ?? plain ?? bare ?? '')
  return { within: undefined, steps: steps.filter((step) => step !== '') }
}

const WRAPPERS: ReadonlySet<string> = new Set(['request', 'req', 'input', 'payload'])

/** The name without the part of the request that it begins with; undefined where it begins with none. */
export function withoutPart({ steps }: FieldName): FieldName | undefined {
  const [first = '', ...rest] = steps
  if (rest.length === 0) return undefined
  if (WRAPPERS.has(first.toLowerCase()))
    return withoutPart({ within: undefined, steps: rest }) ?? { within: undefined, steps: rest }
  const within = partOf(first)
  return within && { within, steps: rest }
}

/** The same for every spelling of a name: `clientId`, `client_id`, `Client-ID`. */
export function spelling(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || name
}

/** Names as people write them: `reasons[0].category`. */
export function fieldNameOf(steps: readonly string[]): string {
  return steps.map((step, at) => (isIndex(step) ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`)).join('')
}

export const isIndex = (step: string): boolean => /^\d+$/.test(step)
