import { t } from '#lib/text.ts'
import { type Fields, fields, isFields, items, text } from '../json/untyped.ts'
import type { Catalogue, CatalogueGroup, Operation, Schema, Schemas, Source } from './catalogue.ts'
import { firstOf } from './first-of.ts'
import {
  jsonContent,
  type OpenApiDocument,
  type OperationNode,
  operationNodes,
  resolveNode,
  successAnswers,
} from './openapi-document.ts'
import { readChain, readUnpublished, readWebhooks } from './read-links.ts'
import { readOperation } from './read-operation.ts'

/** What a document says, in the product's own form. */
export interface ReadCatalogue {
  readonly catalogue: Catalogue
  readonly schemas: Schemas
}

/**
 * Reads an OpenAPI 3.1 document into a catalogue and its schemas. The same code reads the built-in document when the
 * product is built and a user's own when it is imported: nothing in the document is trusted, what is malformed is left
 * out, and it never throws.
 *
 * @param source Who the operations are known from, where the document does not mark them itself.
 */
export function readCatalogue(document: OpenApiDocument, source: Source = 'documented'): ReadCatalogue {
  const service = text(fields(document['info'])['title']) ?? t('Other')
  const nodes = firstOf(operationNodes(document), ({ id }) => id)
  const operations = nodes.map((found) => readOperation(document, found, { service, source }))
  return {
    catalogue: {
      groups: readGroups(document, operations),
      operations,
      chain: readChain(document),
      webhooks: readWebhooks(document),
      unpublished: readUnpublished(document),
    },
    schemas: readSchemas(document, nodes),
  }
}

/** The groups as the document has them (`x-tagGroups`), then one for each service that only an operation names. */
function readGroups(document: OpenApiDocument, operations: readonly Operation[]): CatalogueGroup[] {
  const described = items(document['tags']).map(fields).toReversed()
  const descriptions = new Map(described.map((one) => [one['name'], text(one['description'])]))
  const tag = (name: string) => ({ name, description: descriptions.get(name) ?? '' })
  const groups = items(document['x-tagGroups']).flatMap((given) => {
    const name = text(fields(given)['name'])
    const tags = items(fields(given)['tags']).flatMap((one) => text(one) ?? [])
    return name === undefined ? [] : [{ name, tags: tags.map(tag) }]
  })
  const more = new Set(
    operations.map(({ service }) => service).filter((name) => !groups.some((one) => one.name === name)),
  )
  const tagsOf = (name: string) => new Set(operations.filter(({ service }) => service === name).map((one) => one.tag))
  return [...groups, ...[...more].map((name) => ({ name, tags: [...tagsOf(name)].map(tag) }))]
}

function readSchemas(document: OpenApiDocument, nodes: readonly OperationNode[]): Schemas {
  const components = Object.entries(fields(fields(document['components'])['schemas'])).filter(isNamedSchema)
  const body = ({ node }: OperationNode) => jsonContent(resolveNode(document, node['requestBody']))['schema']
  const answer = ({ node }: OperationNode) =>
    successAnswers(document, node)
      .map((one) => jsonContent(one)['schema'])
      .find(isFields)
  const by = (schemaOf: (found: OperationNode) => unknown) =>
    Object.fromEntries(nodes.map((found) => [found.id, schemaOf(found)] as const).filter(isNamedSchema))
  return { components: Object.fromEntries(components), bodies: by(body), answers: by(answer) }
}

const isNamedSchema = (entry: readonly [string, unknown]): entry is [string, Schema] => isFields(entry[1] as Fields)
