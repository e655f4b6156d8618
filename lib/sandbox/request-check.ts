import { checkValue } from '#lib/signet/body/schema-check.ts'
import type { Operation, Parameter } from '#lib/signet/catalogue/catalogue.ts'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'
import { IN_ENGLISH } from '#lib/text.ts'
import { type Complaint, invalid, type Refusal, refused } from './outcome.ts'

/** Larger bodies are refused: what is sent is kept, and what is kept must stay small. */
const MOST_BODY_BYTES = 100_000

export interface CheckedRequest {
  readonly ok: true
  readonly query: Readonly<Record<string, string | number>>
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * Checks what was sent against the catalogue's schemas: variables of the path, query, body (a DELETE's too).
 *
 * @param path Decoded values of the path's variables.
 */
export async function checkRequest(
  operation: Operation,
  request: Request,
  path: Readonly<Record<string, string>>,
): Promise<CheckedRequest | Refusal> {
  const search = new URL(request.url).searchParams
  const query: Record<string, string | number> = {}
  const complaints: Complaint[] = []
  for (const parameter of operation.parameters) {
    const value = parameterValue(parameter, path, search, request.headers)
    if (value !== undefined && parameter.in === 'query') query[parameter.name] = value
    if (value !== undefined || parameter.required) {
      complaints.push(...checkValue(parameter.schema, value, parameter.name, IN_ENGLISH))
    }
  }
  if (!operation.hasBody) return complaints.length > 0 ? invalid(...complaints) : { ok: true, query, body: {} }
  const body = await readBody(request)
  if (body.refusal !== undefined) return body.refusal
  const schema = bodySchema(operation.id)
  if (schema !== undefined) complaints.push(...checkValue(schema, body.value, 'body', IN_ENGLISH))
  if (complaints.length > 0) return invalid(...complaints)
  return { ok: true, query, body: body.value as Record<string, unknown> }
}

/** A parameter's value, as a number where that is what the schema wants, or its default. */
function parameterValue(
  { name, in: place, schema }: Parameter,
  path: Readonly<Record<string, string>>,
  search: URLSearchParams,
  headers: Headers,
): string | number | undefined {
  const sent = place === 'path' ? path[name] : place === 'query' ? search.get(name) : headers.get(name)
  if (sent === undefined || sent === null) return schema['default'] as string | number | undefined
  const isNumber = schema['type'] === 'integer' || schema['type'] === 'number'
  return isNumber && /^-?\d+(\.\d+)?$/.test(sent) ? Number(sent) : sent
}

/** The body as JSON whatever its content type says; `value` is undefined where none was sent. */
async function readBody(request: Request): Promise<{ readonly value?: unknown; readonly refusal?: Refusal }> {
  const text = await request.text()
  if (text.length > MOST_BODY_BYTES) {
    const reason = `The body must have at most ${MOST_BODY_BYTES} characters`
    return { refusal: refused(413, 'Body too large', [{ name: 'body', code: 'too_long', reason }]) }
  }
  if (text.trim() === '') return {}
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { refusal: invalid({ name: 'body', code: 'invalid_json', reason: 'The body is not JSON' }) }
  }
}
