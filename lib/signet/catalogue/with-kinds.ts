import { fields, isFields } from '../json/untyped.ts'
import type { Schema } from './catalogue.ts'

/** Schemas may contain themselves; no id stands deeper in a body. */
const DEEPEST = 8

/**
 * A schema with the kinds of its ids (`x-id`) as another knows them, property by property: no other tool writes them into
 * a document, and what names a client in one names a client in both.
 *
 * @param known With references, which `resolve` follows.
 */
export function withKinds(said: Schema, known: Schema, resolve: (schema: Schema) => Schema, depth = 0): Schema {
  const had = resolve(known)
  const ids = fields(had['properties'])
  const has = fields(said['properties'])
  const inner = (value: unknown, old: unknown) =>
    isFields(value) && isFields(old) && depth < DEEPEST ? withKinds(value, old, resolve, depth + 1) : value
  const names = Object.entries(has).map(([name, value]) => [
    name,
    Object.hasOwn(ids, name) ? inner(value, ids[name]) : value,
  ])
  return {
    ...(had['x-id'] === undefined ? {} : { 'x-id': had['x-id'] }),
    ...said,
    ...(names.length === 0 ? {} : { properties: Object.fromEntries(names) }),
    ...(said['items'] === undefined ? {} : { items: inner(said['items'], had['items']) }),
  }
}
