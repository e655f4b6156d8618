import type { Schema } from '../catalogue/catalogue.ts'
import { childOf, type JsonNode, parseNode } from '../json/json-node.ts'
import { pointerTo } from '../json/json-pointer.ts'
import { type ChosenAlternatives, type ChosenForm, chosenSchema } from './chosen-form.ts'
import { choicesOf, type FieldKind, kindOf } from './field-kind.ts'
import { placeholderOf, shownText } from './field-text.ts'
import { flatSchema, formatsOf, propertiesOf, requiredOf } from './form-schema.ts'

/** One value of a body: what the schema says of it, and what stands in the text now. */
export interface FormField extends ChosenForm {
  readonly pointer: string
  /** Its name in the object, or its number in the list, from 1; empty for the body. */
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  /** Whether the text has it. */
  readonly present: boolean
  /** A scalar without its quotes and escapes, anything else as it is written; empty where it is absent. */
  readonly text: string
  readonly description: string
  /** Stands in an empty field: an example or the default, else the format. */
  readonly placeholder: string
  /** Of a choice, each as JSON text. */
  readonly choices: readonly string[]
  readonly formats: readonly string[]
  /** What its id names, by the catalogue: client, device. */
  readonly idKind: string | undefined
  /** In the text and in no documentation. */
  readonly unknown: boolean
  /** It stands in a list: emptied, it keeps its place. */
  readonly isItem: boolean
  /** Of an object its members, of a list its items. */
  readonly fields: readonly FormField[]
  /** Names that stand before it in the documentation, for where it is put when it is new. */
  readonly after: readonly string[]
}

/** The form of a body; undefined for a text that is no JSON, which a form cannot show. A blank text is an empty form. */
export function formOf(schema: Schema, text: string, chosen: ChosenAlternatives = {}): FormField | undefined {
  const node = parseNode(text)
  if (node === undefined && text.trim() !== '') return undefined
  return fieldOf({ text, chosen, depth: 0 }, { schema, node, pointer: '', name: '', required: true, after: [] })
}

interface Form {
  readonly text: string
  readonly chosen: ChosenAlternatives
  readonly depth: number
}

interface Spot extends Pick<FormField, 'pointer' | 'name' | 'required' | 'after'> {
  readonly schema: Schema
  readonly node: JsonNode | undefined
  readonly unknown?: boolean
  readonly isItem?: boolean
}

function fieldOf(form: Form, { schema: given, node, unknown = false, isItem = false, ...spot }: Spot): FormField {
  const { schema, ...choice } = chosenSchema(form.chosen, flatSchema(given), node, spot.pointer)
  const kind = kindOf(schema, node, form.depth)
  return {
    ...spot,
    kind,
    schema,
    present: node !== undefined,
    text: shownText(form.text, node, kind),
    description: String(schema['description'] ?? ''),
    placeholder: placeholderOf(schema),
    choices: choicesOf(schema),
    formats: formatsOf(schema),
    idKind: typeof schema['x-id'] === 'string' ? schema['x-id'] : undefined,
    unknown,
    isItem,
    fields: fieldsOf({ ...form, depth: form.depth + 1 }, kind, schema, node, spot.pointer),
    ...choice,
  }
}

function fieldsOf(
  form: Form,
  kind: FieldKind,
  schema: Schema,
  node: JsonNode | undefined,
  pointer: string,
): FormField[] {
  if (kind === 'list') return itemFields(form, schema, node, pointer)
  if (kind !== 'object') return []
  const properties = propertiesOf(schema)
  const names = Object.keys(properties)
  const required = requiredOf(schema)
  const known = Object.entries(properties).map(([name, property], at) =>
    fieldOf(form, {
      schema: property,
      node: childOf(node, name),
      pointer: pointerTo(pointer, name),
      name,
      required: required.includes(name),
      after: names.slice(0, at),
    }),
  )
  const others = [...new Set(node?.members.map(({ name }) => name))].filter((name) => !Object.hasOwn(properties, name))
  const unknown = others.map((name) =>
    fieldOf(form, {
      schema: additionalSchema(schema),
      node: childOf(node, name),
      pointer: pointerTo(pointer, name),
      name,
      required: false,
      after: [],
      unknown: schema['additionalProperties'] === undefined || schema['additionalProperties'] === false,
    }),
  )
  return [...known, ...unknown]
}

function additionalSchema({ additionalProperties }: Schema): Schema {
  return typeof additionalProperties === 'object' && additionalProperties !== null
    ? (additionalProperties as Schema)
    : {}
}

function itemFields(form: Form, schema: Schema, node: JsonNode | undefined, pointer: string): FormField[] {
  const items = itemSchema(schema)
  return (node?.items ?? []).map((item, at) =>
    fieldOf(form, {
      schema: items,
      node: item,
      pointer: pointerTo(pointer, at),
      name: String(at + 1),
      required: true,
      after: [],
      isItem: true,
    }),
  )
}

export function itemSchema({ items }: Schema): Schema {
  return typeof items === 'object' && items !== null ? (items as Schema) : {}
}
