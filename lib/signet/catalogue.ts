import catalogueIndex from './catalogue.generated.json' with { type: 'json' }

/** A JSON Schema as the OpenAPI document has it; `$ref` points into `#/components/schemas`. */
export type Schema = Readonly<Record<string, unknown>>

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
  /** Whether the guide prints method and path, or the SDK alone does. */
  readonly source: 'documented' | 'sdk'
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
  readonly examples: readonly Example[]
  /** The HTTP statuses that the document lists. */
  readonly statuses: readonly number[]
  readonly list?: { readonly items: string; readonly total?: string; readonly limit?: string; readonly offset?: string }
  /** Class and method of the vendor's Python SDK. */
  readonly sdk?: string
}

export interface CatalogueGroup {
  readonly name: string
  readonly tags: readonly { readonly name: string; readonly description: string }[]
}

interface CatalogueIndex {
  readonly groups: readonly CatalogueGroup[]
  readonly operations: readonly Operation[]
}

const index = catalogueIndex as unknown as CatalogueIndex

/** The services, in the document's order, with their tags. */
export const GROUPS: readonly CatalogueGroup[] = index.groups

/** Every operation, in the document's order. */
export const OPERATIONS: readonly Operation[] = index.operations

export function operationById(id: string | undefined): Operation | undefined {
  return OPERATIONS.find((operation) => operation.id === id)
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
export function matchOperation(method: string, path: string): PathMatch | undefined {
  const segments = path.split('/')
  let best: PathMatch | undefined
  for (const operation of OPERATIONS) {
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

/** Names of the variables of a path, in order. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] as string)
}
