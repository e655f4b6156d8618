import { operationById } from '../catalogue/catalogue.ts'
import { draftOf } from './draft.ts'
import type { RequestDraft, Row } from './request.ts'

const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
  'x-service-key',
])

/**
 * A draft as it may be kept while its page is closed: without what a user types there only to send it. That is the
 * value of a header that carries a credential, and the body of a call that trades credentials for tokens: there the
 * catalogue's example comes back, which names them and holds none.
 */
export function keepableDraft(draft: RequestDraft): RequestDraft {
  const headers = draft.headers.map(withoutSecret)
  const operation = operationById(draft.operationId)
  return { ...draft, headers, body: operation?.secretAnswer ? draftOf(operation).body : draft.body }
}

function withoutSecret(row: Row): Row {
  // No name has a colon: behind it stands the value of a header that was pasted whole.
  const [name = ''] = row.name.split(':', 1)
  return SECRET_HEADERS.has(name.trim().toLowerCase()) ? { ...row, name, value: '' } : row
}
