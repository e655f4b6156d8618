import { removeAt, setAt } from '../json/json-edit.ts'
import { nodeAt, parseNode } from '../json/json-node.ts'
import { pointerTo } from '../json/json-pointer.ts'
import { type FormField, itemSchema } from './form-fields.ts'
import { flatSchema, propertiesOf, typesOf } from './form-schema.ts'
import { sampleOf } from './sample.ts'

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * The body's text with what was typed into a field. An emptied field is taken out, so that nothing is sent for it: but
 * for a required text, which is sent empty, and an item, which keeps its place.
 *
 * @param typed What stands in the field now: for a choice and for `json` JSON text.
 */
export function typedInto(text: string, field: FormField, typed: string): string {
  const { pointer, kind, required, isItem, after } = field
  const stays = isItem || (required && kind === 'text')
  if (typed === '' && !stays) return removeAt(text, pointer)
  return setAt(text, pointer, jsonOf(kind, typed), after)
}

/** A number keeps the digits that were typed. What is none yet, or a variable, is a text until it is one. */
function jsonOf(kind: FormField['kind'], typed: string): string {
  if (kind === 'choice' || kind === 'json') return typed === '' ? 'null' : typed
  return kind === 'number' && NUMBER.test(typed) ? typed : JSON.stringify(typed)
}

/** One more item at the end of a list, empty where it can be. */
export function withNewItem(text: string, list: FormField): string {
  const item = flatSchema(itemSchema(list.schema))
  const json = typesOf(item)[0] === 'object' ? '{}' : JSON.stringify(emptyOf(item))
  if (list.present) return setAt(text, pointerTo(list.pointer, list.fields.length), json)
  return setAt(text, list.pointer, `[\n  ${json}\n]`, list.after)
}

function emptyOf(item: FormField['schema']): unknown {
  return typesOf(item)[0] === 'string' && item['enum'] === undefined ? '' : sampleOf(item)
}

/**
 * The text where another form of a value is chosen: the names that belong to other forms alone are taken out; what both
 * have, and what no form knows, stays.
 *
 * @param to The alternative's number.
 */
export function withAlternative(text: string, { pointer, offered }: FormField, to: number): string {
  const names = offered.map((one) => Object.keys(propertiesOf(flatSchema(one))))
  const kept = names[to] ?? []
  const there = nodeAt(parseNode(text), pointer)?.members.map(({ name }) => name) ?? []
  const foreign = there.filter((name) => names.some((known) => known.includes(name)) && !kept.includes(name))
  return foreign.reduce((rest, name) => removeAt(rest, pointerTo(pointer, name)), text)
}
