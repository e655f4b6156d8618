import { AppError } from '#lib/errors.ts'
import { withoutUnseen } from '#lib/signet/text/visible-text.ts'
import { t } from '#lib/text.ts'

/** What a file that comes in from outside may cost. */
export const LARGEST_FILE = 10_000_000
const MOST_NODES = 50_000
const DEEPEST = 64

/** Names that mean something to JavaScript and nothing in a document. */
const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A copy of a parsed value that is plain JSON: own members alone, none of a dangerous name, at most 50,000 values and 64
 * levels, and nothing in its texts that cannot be seen. What refers to one thing many times, or to itself, counts each time: a small file cannot unfold into a large one.
 *
 * @throws AppError `input.invalid` where it is larger.
 */
export function boundedJson(value: unknown): unknown {
  let nodes = 0

  function copy(node: unknown, depth: number): unknown {
    if (++nodes > MOST_NODES)
      throw invalid(t('This file is too large to be taken over. It holds more than 50,000 values.'))
    if (depth > DEEPEST)
      throw invalid(t('This file is too large to be taken over. It is nested more than 64 levels deep.'))
    if (typeof node === 'bigint') return Number(node)
    if (typeof node === 'string') return withoutUnseen(node)
    if (typeof node !== 'object' || node === null) return isJson(node) ? node : null
    if (Array.isArray(node)) return node.map((one) => copy(one, depth + 1))
    if (node instanceof Date) return node.toISOString()
    const members = Object.entries(node).filter(([name]) => !DANGEROUS.has(withoutUnseen(name)))
    return Object.fromEntries(members.map(([name, one]) => [withoutUnseen(name), copy(one, depth + 1)]))
  }

  return copy(value, 0)
}

const isJson = (value: unknown): boolean =>
  typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const invalid = (message: string): AppError => new AppError('input.invalid', message)
