import type { Catalogue, Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Unpublished, Webhook } from '#lib/signet/catalogue/links.ts'
import type { Found } from '#lib/signet/catalogue/search.ts'
import { SERVICES } from '#lib/signet/catalogue/services.ts'
import type { Term } from '#lib/signet/catalogue/vocabulary.ts'
import { t } from '#lib/text.ts'

/** What the tree holds: all of it, or what a search has found. */
export interface TreeContents extends Pick<Catalogue, 'groups' | 'unpublished' | 'webhooks'> {
  readonly found: readonly Found[]
  /** Shown above the services, in this order; none while a search runs. */
  readonly favourites: readonly Operation[]
  readonly recent: readonly Operation[]
  /** A search has found it: a list in its order, the best first, and no tree. */
  readonly isFound?: boolean
}

interface RowPlace {
  readonly key: string
  /** 1 for a service. */
  readonly level: number
  /** The key of the branch that it hangs from. */
  readonly parent: string | undefined
}
export interface BranchRow extends RowPlace {
  readonly label: string
  readonly open: boolean
}
export interface LeafRow extends RowPlace {
  readonly operation: Operation
  /** The field or value that a search found it by. */
  readonly matched?: Term | undefined
  /** Shown with its title, as what a search has found. */
  readonly isFound?: boolean
}
/** An operation that is known by name alone. */
export interface NameRow extends RowPlace {
  readonly unpublished: Unpublished
}
export interface EventRow extends RowPlace {
  readonly webhook: Webhook
}
/** One visible line of the tree of endpoints. */
export type EndpointRow = BranchRow | LeafRow | NameRow | EventRow

/** What is folded until the user unfolds it. */
export const isFoldedAtFirst = (key: string): boolean => key.endsWith('/older')

type IsOpen = (key: string) => boolean

/**
 * The visible lines of the tree, in order; what a search found in the order of its rank. Else favourites, what was used last, then service, tag, operation. A service with
 * one tag shows no tag, and older forms come last in their tag, under a branch of their own.
 */
export function endpointRows(contents: TreeContents, isOpen: IsOpen): EndpointRow[] {
  if (contents.isFound) return foundRows(contents)
  return [
    ...ownList('favourites', t('Favourites'), contents.favourites, isOpen),
    ...ownList('recent', t('Recent'), contents.recent, isOpen),
    ...contents.groups.flatMap((group) => serviceRows(contents, group, isOpen)),
  ]
}

function foundRows({ found, unpublished, webhooks }: TreeContents): EndpointRow[] {
  const place = { level: 1, parent: undefined }
  return [
    ...found.map(({ operation, matched }) => ({ ...place, key: operation.id, operation, matched, isFound: true })),
    ...unpublished.map((one) => ({ ...place, key: `name/${one.name}`, unpublished: one })),
    ...webhooks.map((one) => ({ ...place, key: `event/${one.name}`, webhook: one })),
  ]
}

function ownList(key: string, label: string, operations: readonly Operation[], isOpen: IsOpen): EndpointRow[] {
  if (operations.length === 0) return []
  return branch({ key, level: 1, parent: undefined }, label, isOpen, () =>
    operations.map((operation) => ({ key: `${key}/${operation.id}`, level: 2, parent: key, operation })),
  )
}

function serviceRows(contents: TreeContents, { name, tags }: TreeContents['groups'][number], isOpen: IsOpen) {
  const groups = tags.map((tag) => membersOf(contents, name, tag.name)).filter(({ count }) => count > 0)
  if (groups.length === 0) return []
  return branch({ key: name, level: 1, parent: undefined }, name, isOpen, () => {
    const [only] = groups
    if (tags.length === 1 && only !== undefined) return tagRows(only, name, 2, isOpen)
    return groups.flatMap((members) => {
      const key = `${name}/${members.tag}`
      return branch({ key, level: 2, parent: name }, members.tag, isOpen, () => tagRows(members, key, 3, isOpen))
    })
  })
}

interface Members {
  readonly tag: string
  readonly count: number
  readonly found: readonly Found[]
  readonly names: readonly Unpublished[]
  readonly events: readonly Webhook[]
}

/** Events stand under the tag that a document keeps for them: the one of its group that no operation has. */
function membersOf({ found, unpublished, webhooks }: TreeContents, service: string, tag: string): Members {
  const members = found.filter(({ operation }) => operation.service === service && operation.tag === tag)
  const names = unpublished.filter((one) => one.tag === tag)
  const events = webhooks.filter((one) => one.tag === tag)
  return { tag, count: members.length + names.length + events.length, found: members, names, events }
}

function tagRows({ found, names, events }: Members, parent: string, level: number, isOpen: IsOpen): EndpointRow[] {
  const leaf =
    (under: string, at: number) =>
    ({ operation, matched }: Found): LeafRow => ({ key: operation.id, level: at, parent: under, operation, matched })
  const older = found.filter(({ operation }) => operation.deprecated)
  const key = `${parent}/older`
  return [
    ...found.filter(({ operation }) => !operation.deprecated).map(leaf(parent, level)),
    ...names.map((unpublished) => ({ key: `name/${unpublished.name}`, level, parent, unpublished })),
    ...events.map((webhook) => ({ key: `event/${webhook.name}`, level, parent, webhook })),
    ...(older.length === 0
      ? []
      : branch({ key, level, parent }, t('Older forms'), isOpen, () => older.map(leaf(key, level + 1)))),
  ]
}

function branch(place: RowPlace, label: string, isOpen: IsOpen, children: () => EndpointRow[]): EndpointRow[] {
  const open = isOpen(place.key)
  return [{ ...place, label, open }, ...(open ? children() : [])]
}

/** What a row is called, as it is seen. */
export function rowText(row: EndpointRow): string {
  if ('operation' in row) return shortPath(row.operation.path)
  if ('unpublished' in row) return row.unpublished.name
  return 'webhook' in row ? row.webhook.name : row.label
}

/** The path without the part that all paths of its service share. */
export function shortPath(path: string): string {
  const prefix = SERVICES.find((service) => path.startsWith(`${service.prefix}/`))?.prefix ?? ''
  return path.slice(prefix.length).replace(/^\//, '')
}
