import { matchOperation, type Operation } from '../catalogue/catalogue.ts'
import type { CallFacts } from '../catalogue/runtime-expression.ts'
import { parsedJson } from '../json/parsed-json.ts'
import type { SentRequest } from './exchange.ts'

/**
 * What a call tells, by what really went out: the variables that the user's own text held are resolved there.
 *
 * @param responseBody Decoded JSON.
 */
export function callFacts(operation: Operation, request: SentRequest, responseBody: unknown): CallFacts {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  return {
    pathValues: url === undefined ? {} : pathValues(operation, url.pathname),
    query: Object.fromEntries(url?.searchParams ?? []),
    requestBody: parsedJson(request.body),
    responseBody,
  }
}

/** The end of the path is the operation's: a base URL may have a path of its own. */
function pathValues(operation: Operation, path: string): CallFacts['pathValues'] {
  const segments = path.split('/')
  const own = ['', ...segments.slice(segments.length - operation.path.split('/').length + 1)].join('/')
  const only = { groups: [], operations: [operation], webhooks: [], unpublished: [] }
  return matchOperation(operation.method, own, only)?.values ?? {}
}
