import { t } from '#lib/text.ts'
import type { Schema } from '../catalogue/catalogue.ts'
import { type JsonNode, memberOf, nearestNode, nodeAt, parseNode } from '../json/json-node.ts'
import { splitPointer } from '../json/json-pointer.ts'
import { type FormField, formOf } from './form-fields.ts'
import { checkValue } from './schema-check.ts'

/**
 * What the documentation would not allow in a body, by pointer: nothing for a text that is blank or no JSON. What holds
 * a variable is judged by nobody before it is filled in.
 */
export function checkBody(schema: Schema, text: string): ReadonlyMap<string, string> {
  const root = parseNode(text)
  if (root === undefined) return new Map()
  const hasVariable = (pointer: string) => {
    const node = nodeAt(root, pointer)
    return node?.kind === 'string' && text.slice(node.from, node.to).includes('{{')
  }
  const problems = checkValue(schema, JSON.parse(text)).filter(({ pointer }) => !hasVariable(pointer))
  return new Map(problems.map(({ pointer, reason }) => [pointer, reason]))
}

/** Something to underline in a body's text, by offsets in UTF-16 code units. */
export interface BodyRemark {
  readonly from: number
  readonly to: number
  /** What an answer has refused, what the documentation would not allow, what it does not know. */
  readonly kind: 'refused' | 'wrong' | 'unknown'
  readonly message: string
}

/**
 * What to underline in a body. Never a reason not to send it.
 *
 * @param marks What the last answer complains about, by pointer.
 */
export function remarksOn(schema: Schema | undefined, text: string, marks: ReadonlyMap<string, string>): BodyRemark[] {
  const root = parseNode(text)
  if (root === undefined) return []
  const refused = [...marks].map(([pointer, message]) => ({
    ...spanOf(root, pointer),
    kind: 'refused' as const,
    message,
  }))
  if (schema === undefined) return refused
  const wrong = [...checkBody(schema, text)]
    .filter(([pointer]) => !marks.has(pointer))
    .map(([pointer, message]) => ({ ...spanOf(root, pointer), kind: 'wrong' as const, message }))
  const unknown = unknownFields(formOf(schema, text)).map(({ pointer, name }) => ({
    ...nameSpan(root, pointer),
    kind: 'unknown' as const,
    message: t('{name} is not in the documentation.', { name }),
  }))
  return [...refused, ...wrong, ...unknown].sort((one, other) => one.from - other.from)
}

/** The value; where it is missing, the bracket that it is missing in. */
function spanOf(root: JsonNode, pointer: string): { readonly from: number; readonly to: number } {
  const node = nearestNode(root, pointer) ?? root
  const isGroup = node.kind === 'object' || node.kind === 'array'
  return { from: node.from, to: isGroup ? node.from + 1 : node.to }
}

function nameSpan(root: JsonNode, pointer: string): { readonly from: number; readonly to: number } {
  const split = splitPointer(pointer)
  const parent = split && nodeAt(root, split.parent)
  const member = parent && memberOf(parent, split.step)
  return member ?? spanOf(root, pointer)
}

function unknownFields(field: FormField | undefined): readonly FormField[] {
  return field === undefined ? [] : [...(field.unknown ? [field] : []), ...field.fields.flatMap(unknownFields)]
}
