import { pointerSteps } from '../json/json-pointer.ts'
import { isFields } from '../json/untyped.ts'
import { valueBelow } from '../json/value-at.ts'
import type { Schema, Schemas } from './catalogue.ts'

/** A form of more fields than this is no form any more; what lies beyond may hold anything. */
const MOST_NODES = 5_000

/** Stands where a schema would contain itself, and beyond the limit: anything goes there. */
const ANYTHING: Schema = {}

/**
 * A schema with each `$ref` replaced by what it points to. Where it would contain itself, and from 5,000 nodes on,
 * stands the schema that takes anything; so does it for a reference that leads nowhere or to another file.
 */
export function selfContained(schema: Schema, components: Schemas['components']): Schema {
  let nodes = 0

  function expand(node: unknown, open: readonly string[]): unknown {
    if (++nodes > MOST_NODES) return ANYTHING
    if (Array.isArray(node)) return node.map((one) => expand(one, open))
    if (!isFields(node)) return node
    const reference = node['$ref']
    if (typeof reference !== 'string') return members(node, open)
    const target = open.includes(reference) ? undefined : targetOf(reference)
    if (!isFields(target)) return ANYTHING
    const { $ref: _, ...beside } = node
    const expanded = expand(target, [...open, reference])
    return isFields(expanded) ? { ...expanded, ...members(beside, open) } : expanded
  }

  const members = (node: object, open: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(Object.entries(node).map(([name, value]) => [name, expand(value, open)]))

  function targetOf(reference: string): unknown {
    const [place, within, ...rest] = pointerSteps(reference)
    if (!reference.startsWith('#/') || place !== 'components' || within !== 'schemas') return undefined
    const [name = '', ...deeper] = rest
    const found = Object.hasOwn(components, name) ? components[name] : undefined
    return valueBelow(found, deeper)
  }

  return expand(schema, []) as Schema
}
