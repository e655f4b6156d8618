/**
 * Writes what pages, background and tests read from the OpenAPI document, so that none of them parses YAML: the index,
 * small enough for the popup; the links; the schemas. `--check` writes nothing and fails when a file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { readCatalogue } from '#lib/signet/catalogue/catalogue-read.ts'

const SOURCE = 'lib/signet/signet-openapi.yaml'

const { catalogue, schemas } = readCatalogue(parse(readFileSync(SOURCE, 'utf8')))
const { groups, operations, chain, webhooks, unpublished } = catalogue

function withoutLinks({ links: _, list, ...operation }: Operation): Operation {
  if (list === undefined) return operation
  const { rowLinks: __, ...rest } = list
  return { ...operation, list: rest }
}

function linksBy(linksOf: (operation: Operation) => Operation['links']): Record<string, unknown> {
  const linked = operations.filter((operation) => (linksOf(operation) ?? []).length > 0)
  return Object.fromEntries(linked.map((operation) => [operation.id, linksOf(operation)]))
}

const files = {
  'lib/signet/catalogue/catalogue.generated.json': { groups, operations: operations.map(withoutLinks) },
  'lib/signet/catalogue/links.generated.json': {
    chain,
    links: linksBy(({ links }) => links),
    rowLinks: linksBy(({ list }) => list?.rowLinks),
    webhooks,
    unpublished,
  },
  'lib/signet/catalogue/schemas.generated.json': schemas,
}

for (const [file, value] of Object.entries(files)) {
  const written = `${JSON.stringify(value, null, 1)}\n`
  if (!process.argv.includes('--check')) writeFileSync(file, written)
  else if (readFileSync(file, 'utf8') !== written) {
    console.error(`${file} is stale: run npm run catalogue.`)
    process.exitCode = 1
  }
}
