import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { type SnippetRequest, snippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { aProfile } from './profile.ts'

const PROFILE = aProfile({ baseUrl: 'https://api.getsignet.xyz' })

/** An operation's example as a snippet says it, with what the test is about changed. */
export function aSnippetRequest(operationId: string, changes: Partial<RequestDraft> = {}): SnippetRequest {
  const operation = operationOf(operationId)
  return snippetRequest({ ...draftOf(operation), ...changes }, PROFILE, operation)
}

/** An operation of the catalogue. */
export function operationOf(operationId: string): Operation {
  const operation = operationById(operationId)
  if (operation === undefined) throw new Error(`The catalogue has no ${operationId}.`)
  return operation
}
