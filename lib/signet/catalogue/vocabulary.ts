import { fields, isFields, items, text } from '../json/untyped.ts'
import type { Catalogue, Schema, Schemas } from './catalogue.ts'
import { COMPONENT_SCHEMAS, SCHEMAS } from './schemas.ts'
import { selfContained } from './self-contained.ts'

/** A word that an operation is found by beside its name and path. */
export interface Term {
  readonly kind: 'field' | 'value' | 'answer'
  /** As the document writes it: `category`, `GEO_RISK`. */
  readonly word: string
}

/** The words of each operation's bodies, by its id. */
export type Vocabulary = ReadonlyMap<string, readonly Term[]>

/**
 * Names of fields and the values that they may have, of every operation's body, and the names of its answer's fields.
 * Needs the schemas: load it when somebody begins to search.
 */
export function vocabularyOf({ operations }: Catalogue, imported?: Schemas): Vocabulary {
  return new Map(
    operations.map(({ id, parameters }) => [
      id,
      termsOf(
        id,
        parameters.map(({ schema }) => schema),
        imported,
      ),
    ]),
  )
}

function termsOf(id: string, parameters: readonly Schema[], imported: Schemas | undefined): Term[] {
  const terms = new Map<string, Term>()
  const add = (kind: Term['kind'], word: string) => {
    if (!terms.has(word)) terms.set(word, { kind, word })
  }
  for (const schema of [schemaOf('bodies', id, imported), ...parameters]) {
    collect(
      schema,
      (name) => add('field', name),
      (value) => add('value', value),
    )
  }
  collect(
    schemaOf('answers', id, imported),
    (name) => add('answer', name),
    () => undefined,
  )
  return [...terms.values()]
}

function schemaOf(of: 'bodies' | 'answers', id: string, imported: Schemas | undefined): Schema | undefined {
  const [schemas, components] =
    imported && Object.hasOwn(imported[of], id) ? [imported[of], imported.components] : [SCHEMAS[of], COMPONENT_SCHEMAS]
  const schema = Object.hasOwn(schemas, id) ? schemas[id] : undefined
  return schema && selfContained(schema, components)
}

function collect(node: unknown, onName: (name: string) => void, onValue: (value: string) => void): void {
  if (Array.isArray(node)) for (const one of node) collect(one, onName, onValue)
  if (!isFields(node)) return
  for (const name of Object.keys(fields(node['properties']))) onName(name)
  for (const value of [...items(node['enum']), node['const']]) {
    const word = text(value)
    if (word !== undefined) onValue(word)
  }
  for (const [key, one] of Object.entries(node)) if (!NOT_SCHEMAS.has(key)) collect(one, onName, onValue)
}

const NOT_SCHEMAS = new Set(['enum', 'const', 'example', 'examples', 'default', 'required'])
