import { INDEX, type Operation } from '#lib/signet/catalogue.ts'
import { SERVICES } from '#lib/signet/services.ts'

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
}
/** One visible line of the tree of endpoints. */
export type EndpointRow = BranchRow | LeafRow

/** What is folded until the user unfolds it. */
export const isFoldedAtFirst = (key: string): boolean => key.endsWith('/older')

/**
 * The visible lines of the tree, in order: service, tag, operation. A service with one tag shows no tag, and older
 * forms come last in their tag, under a branch of their own.
 */
export function endpointRows(operations: readonly Operation[], isOpen: (key: string) => boolean): EndpointRow[] {
  return INDEX.groups.flatMap(({ name, tags }) => {
    const members = operations.filter(({ service }) => service === name)
    if (members.length === 0) return []
    return branch({ key: name, level: 1, parent: undefined }, name, isOpen, () =>
      tags.length === 1
        ? tagRows(members, name, 2, isOpen)
        : tags.flatMap((tag) => {
            const key = `${name}/${tag.name}`
            const tagged = members.filter((operation) => operation.tag === tag.name)
            if (tagged.length === 0) return []
            return branch({ key, level: 2, parent: name }, tag.name, isOpen, () => tagRows(tagged, key, 3, isOpen))
          }),
    )
  })
}

function tagRows(
  operations: readonly Operation[],
  parent: string,
  level: number,
  isOpen: (key: string) => boolean,
): EndpointRow[] {
  const leaf = (under: string, at: number) => (operation: Operation) => ({
    key: operation.id,
    level: at,
    parent: under,
    operation,
  })
  const older = operations.filter(({ deprecated }) => deprecated)
  const rows: EndpointRow[] = operations.filter(({ deprecated }) => !deprecated).map(leaf(parent, level))
  if (older.length === 0) return rows
  const key = `${parent}/older`
  return [...rows, ...branch({ key, level, parent }, 'Older forms', isOpen, () => older.map(leaf(key, level + 1)))]
}

function branch(
  place: RowPlace,
  label: string,
  isOpen: (key: string) => boolean,
  children: () => EndpointRow[],
): EndpointRow[] {
  const open = isOpen(place.key)
  return [{ ...place, label, open }, ...(open ? children() : [])]
}

/** The path without the part that all paths of its service share. */
export function shortPath(path: string): string {
  const prefix = SERVICES.find((service) => path.startsWith(`${service.prefix}/`))?.prefix ?? ''
  return path.slice(prefix.length).replace(/^\//, '')
}
