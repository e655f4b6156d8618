import type { EpochMs } from '../token/token.ts'
import type { Catalogue, CatalogueGroup, Operation, Schemas } from './catalogue.ts'
import type { ReadCatalogue } from './catalogue-read.ts'
import { firstOf } from './first-of.ts'
import type { Link } from './links.ts'
import { replaced } from './replaced-operation.ts'

/** What a user brought in beside the built-in catalogue. It holds no address, no credential and no script. */
export interface Overlay {
  readonly imported?: ImportedDocument | undefined
  /** Added by hand, in the order of adding. */
  readonly added: readonly Operation[]
}

export interface ImportedDocument extends ReadCatalogue {
  readonly title: string
  readonly importedAt: EpochMs
}

export const NO_OVERLAY: Overlay = { added: [] }

export interface LaidOver {
  readonly catalogue: Catalogue
  /** The imported schemas, by the ids that the operations have in the catalogue. */
  readonly imported: Schemas | undefined
}

/**
 * The built-in catalogue with a user's own laid over it. The same method and path is the same operation, whatever its
 * variables are called: it keeps its id, and what an import says of it takes the place of what was known, but for what
 * guards the user. An import adds no call that trades credentials, for only these are given secrets. What it adds with PUT
 * or DELETE may write, whatever it says.
 */
export function layOver(base: Catalogue, { imported, added }: Overlay): LaidOver {
  const by = new Map(base.operations.map((operation) => [shapeOf(operation), operation]))
  const ids = newIds(base, imported?.catalogue.operations ?? [], by)
  const taken = (imported?.catalogue.operations ?? []).map((operation) => renamed(operation, ids))
  const over = new Map(taken.map((operation) => [shapeOf(operation), operation]))
  const kept = base.operations.map((known) => replaced(known, over.get(shapeOf(known))))
  const fresh = [...taken, ...added].filter((operation) => !by.has(shapeOf(operation))).map(careful)
  const unique = firstOf(fresh, shapeOf)
  return {
    catalogue: {
      ...base,
      groups: joinGroups([...base.groups, ...(imported?.catalogue.groups ?? []), ...unique.map(groupOf)]),
      operations: [...kept, ...unique],
      chain: base.chain ?? imported?.catalogue.chain,
      webhooks: [...base.webhooks, ...newEvents(base, imported)],
      unpublished: base.unpublished.filter(({ name }) => !added.some(({ summary }) => summary === name)),
    },
    imported: imported && renamedSchemas(imported.schemas, ids),
  }
}

const careful = (operation: Operation): Operation => ({
  ...operation,
  secretAnswer: false,
  effect: operation.method === 'PUT' || operation.method === 'DELETE' ? 'write' : operation.effect,
})

/** Method and path without the names of its variables. */
export const shapeOf = ({ method, path }: Pick<Operation, 'method' | 'path'>): string =>
  `${method} ${path.replace(/\{[^{}/]*\}/g, '{}')}`

type Ids = ReadonlyMap<string, string>

/** The known one's id for what is known; another for what is new and named like something else. */
function newIds(base: Catalogue, operations: readonly Operation[], by: ReadonlyMap<string, Operation>): Ids {
  const taken = new Set(base.operations.map(({ id }) => id))
  return new Map(
    operations.map((operation) => {
      const known = by.get(shapeOf(operation))
      return [operation.id, known?.id ?? (taken.has(operation.id) ? `${operation.id} (imported)` : operation.id)]
    }),
  )
}

function renamed(operation: Operation, ids: Ids): Operation {
  const link = (one: Link) => ({ ...one, operationId: ids.get(one.operationId) ?? one.operationId })
  const { list, links } = operation
  return {
    ...operation,
    id: ids.get(operation.id) ?? operation.id,
    links: (links ?? []).map(link),
    ...(list === undefined ? {} : { list: { ...list, rowLinks: (list.rowLinks ?? []).map(link) } }),
  }
}

function renamedSchemas({ components, bodies, answers }: Schemas, ids: Ids): Schemas {
  const by = (schemas: Schemas['bodies']) =>
    Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [ids.get(id) ?? id, schema]))
  return { components, bodies: by(bodies), answers: by(answers) }
}

const groupOf = ({ service, tag }: Operation): CatalogueGroup => ({
  name: service,
  tags: [{ name: tag, description: '' }],
})

/** One group for each name, one tag for each name in it; the first to describe it is heard. */
function joinGroups(groups: readonly CatalogueGroup[]): CatalogueGroup[] {
  const joined = new Map<string, CatalogueGroup['tags'][number][]>()
  for (const { name, tags } of groups) {
    const known = joined.get(name) ?? []
    known.push(...tags)
    joined.set(name, known)
  }
  return [...joined].map(([name, tags]) => ({ name, tags: firstOf(tags, (tag) => tag.name) }))
}

function newEvents(base: Catalogue, imported: ImportedDocument | undefined): Catalogue['webhooks'] {
  const known = new Set(base.webhooks.map(({ name }) => name))
  return (imported?.catalogue.webhooks ?? []).filter(({ name }) => !known.has(name))
}
