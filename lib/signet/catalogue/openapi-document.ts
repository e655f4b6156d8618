import { type Fields, fields, isFields, member, text } from '../json/untyped.ts'
import { valueAt } from '../json/value-at.ts'

/** A parsed OpenAPI document of which nothing is trusted. */
export type OpenApiDocument = Fields

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const

/** A chain of references longer than this leads round in a circle. */
const DEEPEST_REFERENCE = 20

/** Follows local references (`#/…`); whatever cannot be followed, a reference to another file too, counts as empty. */
export function resolveNode(document: OpenApiDocument, node: unknown): Fields {
  let at = node
  for (let hops = 0; hops < DEEPEST_REFERENCE; hops++) {
    const reference = text(member(at, '$ref'))
    if (reference === undefined) return fields(at)
    at = reference.startsWith('#') ? valueAt(document, decodeFragment(reference.slice(1))) : undefined
  }
  return {}
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** One method of one path, as the document has it. */
export interface OperationNode {
  readonly id: string
  /** In capitals. */
  readonly method: string
  readonly path: string
  readonly node: Fields
  /** What stands at its path for all methods. */
  readonly item: Fields
}

/**
 * Every operation under `paths` (or `webhooks`), in the document's order. Without an id, method and path make one. What
 * is no path below a base URL (`//host/…`, `https://…`) is left out.
 */
export function operationNodes(document: OpenApiDocument, section: 'paths' | 'webhooks' = 'paths'): OperationNode[] {
  return Object.entries(fields(document[section])).flatMap(([path, given]) => {
    if (section === 'paths' && !/^\/(?!\/)/.test(path)) return []
    const item = resolveNode(document, given)
    return METHODS.filter((method) => isFields(item[method])).map((method) => {
      const node = fields(item[method])
      const id = text(node['operationId']) ?? `${method} ${path}`
      return { id, method: method.toUpperCase(), path, node, item }
    })
  })
}

/** What stands in a body or an answer for JSON, whichever way its type is written; empty where there is none. */
export function jsonContent(holder: Fields): Fields {
  const content = fields(holder['content'])
  const type = Object.keys(content).find((name) => /[/+]json\b/i.test(name))
  return type === undefined ? {} : fields(content[type])
}

export const hasJson = (holder: Fields): boolean =>
  Object.keys(fields(holder['content'])).some((name) => /[/+]json\b/i.test(name))

/** The answers of success, first 200, then 201. */
export function successAnswers(document: OpenApiDocument, node: Fields): Fields[] {
  return Object.entries(fields(node['responses']))
    .filter(([status]) => /^2(?:\d\d|XX)$/i.test(status))
    .map(([, answer]) => resolveNode(document, answer))
}
