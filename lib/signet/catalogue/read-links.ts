import { t } from '#lib/text.ts'
import { type Fields, fields, items, text } from '../json/untyped.ts'
import type { Chain, ChainStep, Link, Unpublished, Webhook } from './links.ts'
import {
  jsonContent,
  type OpenApiDocument,
  type OperationNode,
  operationNodes,
  resolveNode,
  successAnswers,
} from './openapi-document.ts'

/** The links of an operation's answers of success; of two of one name the first. */
export function readLinks(document: OpenApiDocument, { node }: OperationNode): Link[] {
  const links = successAnswers(document, node).flatMap((answer) => linksOf(document, answer['links']))
  return links.filter(({ name }, at) => links.findIndex((link) => link.name === name) === at)
}

/** The links of one row of a list (`x-row-links`). */
export const readRowLinks = (document: OpenApiDocument, { node }: OperationNode): Link[] =>
  linksOf(document, node['x-row-links'])

function linksOf(document: OpenApiDocument, given: unknown): Link[] {
  return Object.entries(fields(given)).flatMap(([name, one]) => {
    const link = resolveNode(document, one)
    const operationId = text(link['operationId']) ?? operationOfReference(document, text(link['operationRef']))
    if (operationId === undefined) return []
    const body = link['requestBody']
    return [
      {
        name,
        operationId,
        label: text(link['description']) ?? name,
        parameters: fields(link['parameters']),
        ...(body === undefined ? {} : { body }),
        undo: link['x-undo'] === true,
      },
    ]
  })
}

/** A link may name its operation by place: `#/paths/~1clients/get`. */
function operationOfReference(document: OpenApiDocument, reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined
  const found = operationNodes(document).find(
    ({ path, method }) =>
      reference === `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}`,
  )
  return found?.id
}

/** The operations that follow each other (`x-chain`), where the document names at least two. */
export function readChain(document: OpenApiDocument): Chain | undefined {
  const chain = fields(document['x-chain'])
  const steps = items(chain['steps']).flatMap(readStep)
  const group = text(chain['group'])
  return group === undefined || steps.length < 2 ? undefined : { name: text(chain['name']) ?? t('Chain'), group, steps }
}

function readStep(given: unknown): ChainStep[] {
  const step = fields(given)
  const operationId = text(step['operationId'])
  const id = text(step['id'])
  if (operationId === undefined || id === undefined) return []
  return [{ operationId, id, label: text(step['label']) ?? operationId }]
}

/** The events that the document says are sent, and what it does not say of them. */
export function readWebhooks(document: OpenApiDocument): Webhook[] {
  return operationNodes(document, 'webhooks').map(({ path, method, node }) => {
    const body = resolveNode(document, jsonContent(resolveNode(document, node['requestBody']))['schema'])
    return {
      name: path,
      tag: text(items(node['tags'])[0]) ?? t('Other'),
      method,
      description: text(node['description']) ?? text(node['summary']) ?? '',
      sourceRef: text(node['x-source-ref']) ?? '',
      body: text(body['description']) ?? '',
      incomplete: body['x-incomplete'] === true,
    }
  })
}

/** Operations known by name alone (`x-named-operations-without-path`). */
export function readUnpublished(document: OpenApiDocument): Unpublished[] {
  return items(document['x-named-operations-without-path']).flatMap((given) => {
    const one: Fields = fields(given)
    const name = text(one['name'])
    if (name === undefined) return []
    return [
      {
        tag: text(one['tag']) ?? t('Other'),
        name,
        known: text(one['known']) ?? '',
        sourceRef: text(one['x-source-ref']) ?? '',
      },
    ]
  })
}
