import { t } from '#lib/text.ts'
import { fields, items, text } from '../json/untyped.ts'
import { bodyIds } from './body-ids.ts'
import type { Example, List, Operation, Parameter, Source } from './catalogue.ts'
import { hasJson, jsonContent, type OpenApiDocument, type OperationNode, resolveNode } from './openapi-document.ts'
import { readLinks, readRowLinks } from './read-links.ts'

/** Who stands for what a document says where it does not say so itself. */
export interface Reading {
  /** The group of the operations whose tag is in none. */
  readonly service: string
  readonly source: Source
}

/** What the product knows of one operation. Whatever the document leaves out gets the careful reading: it may write. */
export function readOperation(document: OpenApiDocument, found: OperationNode, reading: Reading): Operation {
  const { id, method, path, node } = found
  const tag = text(items(node['tags'])[0]) ?? t('Other')
  const body = resolveNode(document, node['requestBody'])
  const restricted = text(node['x-restricted'])
  const list = readList(document, found)
  const sdk = text(fields(node['x-sdk'])['python'])
  const ids = bodyIds(document, jsonContent(body)['schema'])
  return {
    id,
    method,
    path,
    service: serviceOf(document, tag) ?? reading.service,
    tag,
    summary: text(node['summary']) ?? `${method} ${path}`,
    description: text(node['description']) ?? '',
    source: reading.source === 'documented' && node['x-source'] === 'sdk' ? 'sdk' : reading.source,
    sourceRef: text(node['x-source-ref']) ?? '',
    effect: node['x-effect'] === 'read' ? 'read' : 'write',
    deprecated: node['deprecated'] === true,
    ...(restricted === undefined ? {} : { restricted }),
    secretAnswer: node['x-secret-answer'] === true,
    bearer: carriesToken(node['security'] ?? document['security']),
    parameters: readParameters(document, found),
    needsOneOf: items(node['x-needs-one-of']).flatMap((name) => text(name) ?? []),
    hasBody: hasJson(body),
    ...(ids.length === 0 ? {} : { bodyIds: ids }),
    examples: readExamples(document, jsonContent(body)),
    statuses: Object.keys(fields(node['responses'])).map(Number).filter(Number.isInteger),
    ...(list === undefined ? {} : { list }),
    links: readLinks(document, found),
    ...(sdk === undefined ? {} : { sdk }),
    ...(reading.source === 'imported' ? { silent: silentParts(found) } : {}),
  }
}

function silentParts({ node, item }: OperationNode): NonNullable<Operation['silent']> {
  const isAbsent = (key: string) => node[key] === undefined
  return [
    ...(isAbsent('x-effect') ? (['effect'] as const) : []),
    ...(text(node['summary']) === undefined ? (['summary'] as const) : []),
    ...(isAbsent('deprecated') ? (['deprecated'] as const) : []),
    ...(isAbsent('parameters') && item['parameters'] === undefined ? (['parameters'] as const) : []),
    ...(isAbsent('requestBody') ? (['body'] as const) : []),
  ]
}

function serviceOf(document: OpenApiDocument, tag: string): string | undefined {
  const group = items(document['x-tagGroups']).find((one) => items(fields(one)['tags']).includes(tag))
  return text(fields(group)['name'])
}

/** Only what says that it wants no token goes without: the profile's own is meant where nothing is said. */
const carriesToken = (security: unknown): boolean => !Array.isArray(security) || security.length > 0

/** Those of the path and those of the method, which win over the path's of the same name. */
function readParameters(document: OpenApiDocument, { node, item }: OperationNode): Parameter[] {
  const read = (given: unknown) => items(given).flatMap((one) => readParameter(document, one))
  const own = read(node['parameters'])
  const isOwn = (shared: Parameter) => own.some((one) => one.name === shared.name && one.in === shared.in)
  return [...read(item['parameters']).filter((shared) => !isOwn(shared)), ...own]
}

function readParameter(document: OpenApiDocument, given: unknown): Parameter[] {
  const parameter = resolveNode(document, given)
  const name = text(parameter['name'])
  const place = parameter['in']
  if (name === undefined || (place !== 'path' && place !== 'query' && place !== 'header')) return []
  const example = parameter['example'] ?? readExample(document, Object.values(fields(parameter['examples']))[0])
  return [
    {
      name,
      in: place,
      required: place === 'path' || parameter['required'] === true,
      description: text(parameter['description']) ?? '',
      schema: resolveNode(document, parameter['schema']),
      ...(typeof example === 'string' || typeof example === 'number' ? { example } : {}),
    },
  ]
}

/** The named examples of a body, else its one nameless example. */
function readExamples(document: OpenApiDocument, content: ReturnType<typeof jsonContent>): Example[] {
  const named = Object.entries(fields(content['examples'])).map(([name, given]) => ({
    summary: text(resolveNode(document, given)['summary']) ?? name,
    value: readExample(document, given),
  }))
  return named.length > 0 || content['example'] === undefined
    ? named
    : [{ summary: t('Example'), value: content['example'] }]
}

const readExample = (document: OpenApiDocument, given: unknown): unknown => resolveNode(document, given)['value']

function readList(document: OpenApiDocument, found: OperationNode): List | undefined {
  const list = fields(found.node['x-list'])
  const rows = text(list['items'])
  if (rows === undefined) return undefined
  const named = (['total', 'limit', 'offset'] as const).flatMap((name) => {
    const value = text(list[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  return { items: rows, ...Object.fromEntries(named), rowLinks: readRowLinks(document, found) }
}
