import { type Catalogue, INDEX, type Operation } from './catalogue.ts'
import generated from './links.generated.json' with { type: 'json' }
import type { Link } from './links.ts'

interface GeneratedLinks extends Pick<Catalogue, 'chain' | 'webhooks' | 'unpublished'> {
  readonly links: Readonly<Record<string, readonly Link[]>>
  readonly rowLinks: Readonly<Record<string, readonly Link[]>>
}

const { links, rowLinks, chain, webhooks, unpublished } = generated as unknown as GeneratedLinks

const withLinks = (operation: Operation): Operation => ({
  ...operation,
  ...(operation.list === undefined ? {} : { list: { ...operation.list, rowLinks: rowLinks[operation.id] ?? [] } }),
  links: links[operation.id] ?? [],
})

/** The built-in catalogue with everything that is known: what the workspace and the background read. */
export const FULL_CATALOGUE: Catalogue = {
  groups: INDEX.groups,
  operations: INDEX.operations.map(withLinks),
  chain,
  webhooks,
  unpublished,
}
