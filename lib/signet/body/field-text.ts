import type { Schema } from '../catalogue/catalogue.ts'
import { lineIndent } from '../json/json-edit.ts'
import type { JsonNode } from '../json/json-node.ts'
import { either } from '../text/listed.ts'
import type { FieldKind } from './field-kind.ts'
import { formatsOf, shownValue } from './form-schema.ts'

/** A scalar without its quotes and escapes, anything else as it is written; empty where it is absent. */
export function shownText(text: string, node: JsonNode | undefined, kind: FieldKind): string {
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

/** What stands in an empty field: an example or the default, else the format. */
export function placeholderOf(schema: Schema): string {
  // Where an id comes from helps more than what one looks like: its description stands in the field.
  if (schema['x-id'] !== undefined && schema['description'] !== undefined) return ''
  const shown = shownValue(schema)
  if (shown !== undefined) return typeof shown === 'string' ? shown : JSON.stringify(shown)
  return either(formatsOf(schema).flatMap((format) => FORMAT_EXAMPLES[format] ?? []))
}
