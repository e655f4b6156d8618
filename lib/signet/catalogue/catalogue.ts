import catalogueIndex from './catalogue.generated.json' with { type: 'json' }
import type { Chain, Link, Unpublished, Webhook } from './links.ts'

/**
 * A JSON Schema as the OpenAPI document has it; `$ref` points into `#/components/schemas`, `x-id` is the kind of thing
 * that an id names.
 */
export type Schema = Readonly<Record<string, unknown>>

/** Apart from the catalogue, because they are its larger half and a first paint needs none of them. */
export interface Schemas {
  /** `components.schemas` of the document, by name. */
  readonly components: Readonly<Record<string, Schema>>
  /** Of the JSON bodies, by the id of the operation. */
  readonly bodies: Readonly<Record<string, Schema>>
  /** Of the answers of success, by the id of the operation. */
  readonly answers: Readonly<Record<string, Schema>>
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: Schema
  readonly example?: string | number
}

export interface Example {
  readonly summary: string
  readonly value: unknown
}

/** One call that Signet is known to answer. Everything here comes from the OpenAPI document; nothing is written in code. */
export interface Operation {
  readonly id: string
  readonly method: string
  /** With its variables in braces. */
  readonly path: string
  /** The group in the catalogue: Tokens, Fraud, Partner, Credentials. */
  readonly service: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly source: Source
  readonly sourceRef: string
  /** What the call does, whatever its method. */
  readonly effect: 'read' | 'write'
  /** An older form, still answered. */
  readonly deprecated: boolean
  /** What opens it, where an API key alone does not. */
  readonly restricted?: string
  /** The answer holds tokens: never kept, never shown whole. */
  readonly secretAnswer: boolean
  /** False for the token calls and service-to-service ones: they carry no bearer token. */
  readonly bearer: boolean
  readonly parameters: readonly Parameter[]
  /** The call is refused without one of these parameters. */
  readonly needsOneOf: readonly string[]
  readonly hasBody: boolean
  /** The names of the body's fields that name something (`x-id`), at any depth. */
  readonly bodyIds?: readonly string[]
  readonly examples: readonly Example[]
  /** The HTTP statuses that the document lists. */
  readonly statuses: readonly number[]
  readonly list?: List
  /** What can be done with its answer next. Only in the full catalogue, which a page's first paint does without. */
  readonly links?: readonly Link[]
  /** Class and method of the vendor's Python SDK. */
  readonly sdk?: string
  /** Of what an imported document says nothing, so that the careful reading above is a guess. */
  readonly silent?: readonly ('effect' | 'summary' | 'deprecated' | 'parameters' | 'body')[]
}

/** Printed in the guide, in the SDK alone, from a document that the user imported, or added by hand. */
export type Source = 'documented' | 'sdk' | 'imported' | 'added'

/** Where the rows of a list and their count are in the answer (JSON pointers), and what its paging parameters are called. */
export interface List {
  readonly items: string
  readonly total?: string
  readonly limit?: string
  readonly offset?: string
  /** What can be done with one row; only in the full catalogue. */
  readonly rowLinks?: readonly Link[]
}

export interface CatalogueGroup {
  readonly name: string
  readonly tags: readonly { readonly name: string; readonly description: string }[]
}

/** Everything that is known of a service's calls: a value, so that an import can take the place of the built-in one. */
export interface Catalogue {
  /** The services, in the document's order, with their tags. */
  readonly groups: readonly CatalogueGroup[]
  /** In the document's order. */
  readonly operations: readonly Operation[]
  readonly chain?: Chain | undefined
  readonly webhooks: readonly Webhook[]
  readonly unpublished: readonly Unpublished[]
}

const index = catalogueIndex as unknown as Pick<Catalogue, 'groups' | 'operations'>

/** The built-in catalogue without its links, chain and events: what the popup has room for. */
export const INDEX: Catalogue = { ...index, webhooks: [], unpublished: [] }

/** Every built-in operation, in the document's order. */
export const OPERATIONS: readonly Operation[] = index.operations

export function operationById(id: string | undefined, { operations }: Catalogue = INDEX): Operation | undefined {
  return operations.find((operation) => operation.id === id)
}

export interface PathMatch {
  readonly operation: Operation
  /** Decoded values of the path's variables. */
  readonly values: Readonly<Record<string, string>>
}

/**
 * The operation that a method and a concrete path mean. A literal segment wins over a variable: `report/all` is the
 * list and not the client named "all".
 *
 * @param path Without query, below the base URL.
 */
export function matchOperation(method: string, path: string, { operations }: Catalogue = INDEX): PathMatch | undefined {
  const segments = path.split('/')
  let best: PathMatch | undefined
  for (const operation of operations) {
    if (operation.method !== method.toUpperCase()) continue
    const values = matchSegments(operation.path.split('/'), segments)
    if (values === undefined) continue
    if (best === undefined || Object.keys(values).length < Object.keys(best.values).length) best = { operation, values }
  }
  return best
}

function matchSegments(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined
  const values: Record<string, string> = {}
  for (const [at, part] of template.entries()) {
    const segment = segments[at] ?? ''
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined ? part !== segment : segment === '') return undefined
    if (name !== undefined) values[name] = decode(segment)
  }
  return values
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** Names of the variables of a path, in order. `{{name}}` is none of them. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/(?<!\{)\{([^{}/]+)\}(?!\})/g)].map((match) => match[1] as string)
}
