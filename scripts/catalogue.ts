/**
 * Writes what pages, background and tests read from the OpenAPI document, so that none of them parses YAML.
 * `--check` writes nothing and fails when the files are stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape, read once at build time
type Json = Record<string, any>

const SOURCE = 'lib/signet/signet-openapi.yaml'
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

const document = parse(readFileSync(SOURCE, 'utf8')) as Json

function resolve(node: Json): Json {
  if (typeof node['$ref'] !== 'string') return node
  return node['$ref']
    .slice(2)
    .split('/')
    .reduce((at: Json, key: string) => at[key], document)
}

function operationsOf(path: string, item: Json): Json[] {
  return METHODS.filter((method) => item[method]).map((method) => readOperation(method, path, item))
}

function readOperation(method: string, path: string, item: Json): Json {
  const operation = item[method] as Json
  const tag = operation['tags']?.[0] ?? 'Other'
  const security = operation['security'] ?? document['security'] ?? []
  const content = resolve(operation['requestBody'] ?? {})['content']?.['application/json']
  return {
    id: operation['operationId'],
    method: method.toUpperCase(),
    path,
    service: document['x-tagGroups'].find((group: Json) => group['tags'].includes(tag))?.name ?? 'Other',
    tag,
    summary: operation['summary'] ?? `${method.toUpperCase()} ${path}`,
    description: operation['description'] ?? '',
    source: operation['x-source'] ?? 'documented',
    sourceRef: operation['x-source-ref'] ?? '',
    effect: operation['x-effect'] === 'read' ? 'read' : 'write',
    deprecated: operation['deprecated'] === true,
    restricted: operation['x-restricted'],
    secretAnswer: operation['x-secret-answer'] === true,
    bearer: security.length > 0,
    parameters: [...(item['parameters'] ?? []), ...(operation['parameters'] ?? [])].map(resolve).map(readParameter),
    needsOneOf: operation['x-needs-one-of'] ?? [],
    hasBody: content !== undefined,
    examples: Object.values<Json>(content?.examples ?? {}).map(({ summary, value }) => ({ summary, value })),
    statuses: Object.keys(operation['responses']).map(Number),
    list: operation['x-list'],
    sdk: operation['x-sdk']?.python,
  }
}

function readParameter(parameter: Json): Json {
  const { name, required = false, description = '', schema, example } = parameter
  return { name, in: parameter['in'], required, description, schema, example }
}

function bodySchemas(): Json {
  const entries = Object.values<Json>(document['paths'])
    .flatMap((item) => METHODS.map((method) => item[method] as Json | undefined))
    .map((operation) => [operation?.['operationId'], resolve(operation?.['requestBody'] ?? {})])
    .map(([id, body]) => [id, body.content?.['application/json']?.schema])
  return Object.fromEntries(entries.filter(([id, schema]) => id && schema))
}

const groups = document['x-tagGroups'].map((group: Json) => ({
  name: group['name'],
  tags: group['tags'].map((tag: string) => document['tags'].find((known: Json) => known['name'] === tag)),
}))

const files: Record<string, Json> = {
  'lib/signet/catalogue.generated.json': {
    groups,
    operations: Object.entries<Json>(document['paths']).flatMap(([path, item]) => operationsOf(path, item)),
  },
  'lib/signet/schemas.generated.json': { components: document['components'].schemas, bodies: bodySchemas() },
}

for (const [file, value] of Object.entries(files)) {
  const text = `${JSON.stringify(value, null, 1)}\n`
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is stale: run npm run catalogue.`)
    process.exitCode = 1
  }
}
