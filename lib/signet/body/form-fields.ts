import type { Schema } from '../catalogue/catalogue.ts'
import { lineIndent } from '../json/json-edit.ts'
import { childOf, type JsonNode, parseNode } from '../json/json-node.ts'
import { pointerTo } from '../json/json-pointer.ts'
import {
  flatSchema,
  formAlternatives,
  formatsOf,
  isNullable,
  listOf,
  propertiesOf,
  requiredOf,
  shownValue,
  titleOf,
  typesOf,
} from './form-schema.ts'

/** How a field is shown. `json` is a value for which the schema gives no form, or which has another than it gives. */
export type FieldKind = 'text' | 'number' | 'choice' | 'object' | 'list' | 'json'

/** One value of a body: what the schema says of it, and what stands in the text now. */
export interface FormField {
  readonly pointer: string
  /** Its name in the object, or its number in the list, from 1; empty for the body. */
  readonly name: string
  readonly kind: FieldKind
  readonly schema: Schema
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
  /** Where the schema offers several forms of it: what they are called, and which one is shown. */
  readonly alternatives: { readonly titles: readonly string[]; readonly chosen: number } | undefined
  /** Their schemas; empty where there is one form alone. */
  readonly offered: readonly Schema[]
  /** Names that stand before it in the documentation, for where it is put when it is new. */
  readonly after: readonly string[]
}

/** Which alternative the user asked for, by pointer. Where none is asked for, the one that fits the text best is meant. */
export type ChosenAlternatives = Readonly<Record<string, number>>

/** Beyond this a form is no help any more; a schema that contains itself would never end. */
const DEEPEST = 8

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
  const { schema, ...choice } = chosenSchema(form, flatSchema(given), node, spot.pointer)
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

function chosenSchema(
  { chosen }: Form,
  schema: Schema,
  node: JsonNode | undefined,
  pointer: string,
): Pick<FormField, 'schema' | 'alternatives' | 'offered'> {
  const offered = formAlternatives(schema)
  if (offered.length === 0) return { schema, alternatives: undefined, offered }
  const at = chosen[pointer] ?? bestFit(offered, node)
  const { anyOf: _any, oneOf: _one, ...rest } = schema
  const alternative = flatSchema(offered[at] ?? {})
  const properties = { ...propertiesOf(rest), ...propertiesOf(alternative) }
  const merged: Schema = {
    ...rest,
    ...alternative,
    ...(Object.keys(properties).length > 0 && { properties }),
    required: [...requiredOf(rest), ...requiredOf(alternative)],
  }
  return { schema: merged, alternatives: { titles: offered.map(titleOf), chosen: at }, offered }
}

/** The alternative that shares most names with an object, else the first of the value's own type, else the first. */
function bestFit(offered: readonly Schema[], node: JsonNode | undefined): number {
  const flat = offered.map(flatSchema)
  const shared = flat.map((one) => Object.keys(propertiesOf(one)).filter((name) => childOf(node, name)).length)
  const most = Math.max(...shared)
  if (most > 0) return shared.indexOf(most)
  return Math.max(0, node === undefined ? 0 : flat.findIndex((one) => fitsType(typesOf(one), node)))
}

function fitsType(types: readonly string[], { kind }: JsonNode): boolean {
  return types.some((type) => type === kind || (type === 'integer' && kind === 'number'))
}

function kindOf(schema: Schema, node: JsonNode | undefined, depth: number): FieldKind {
  const types = typesOf(schema)
  const [type] = types
  if (types.length > 1 || depth > DEEPEST) return 'json'
  const isTree = node?.kind === 'object' || node?.kind === 'array'
  if (type === 'object' && Object.keys(propertiesOf(schema)).length > 0) {
    return node === undefined || node.kind === 'object' ? 'object' : 'json'
  }
  if (type === 'array') return node === undefined || node.kind === 'array' ? 'list' : 'json'
  if (type === 'object' || isTree) return 'json'
  if (choicesOf(schema).length > 0) return 'choice'
  if (type === 'number' || type === 'integer') return 'number'
  return type === 'string' ? 'text' : 'json'
}

/** Each as JSON text. `null` is a choice where the schema allows it and lists the rest. */
function choicesOf(schema: Schema): readonly string[] {
  const told = schema['const'] === undefined ? listOf(schema['enum']) : [schema['const']]
  const values = told.length === 0 && typesOf(schema)[0] === 'boolean' ? [true, false] : told
  if (values.length === 0) return []
  return [...new Set([...values, ...(isNullable(schema) ? [null] : [])].map((value) => JSON.stringify(value)))]
}

function shownText(text: string, node: JsonNode | undefined, kind: FieldKind): string {
  if (node === undefined) return ''
  const written = text.slice(node.from, node.to)
  if (node.kind === 'string' && (kind === 'text' || kind === 'number')) return String(JSON.parse(written))
  // As it would stand alone: without the indentation of the line that it stands in.
  return written.replaceAll(`\n${lineIndent(text, node.from)}`, '\n')
}

const FORMAT_EXAMPLES: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'name@example.com',
  'date-time': '2026-01-31T12:00:00Z',
  date: '2026-01-31',
  ipv4: '192.0.2.17',
  ipv6: '2001:db8::17',
  uri: 'https://example.com',
}

function placeholderOf(schema: Schema): string {
  // Where an id comes from helps more than what one looks like: its description stands in the field.
  if (schema['x-id'] !== undefined && schema['description'] !== undefined) return ''
  const shown = shownValue(schema)
  if (shown !== undefined) return typeof shown === 'string' ? shown : JSON.stringify(shown)
  return formatsOf(schema)
    .flatMap((format) => FORMAT_EXAMPLES[format] ?? [])
    .join(' or ')
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
