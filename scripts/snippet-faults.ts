/** What a snippet did otherwise than its request says: in what it sent, and in what it showed of the answer. */
import { isDeepStrictEqual } from 'node:util'
import type { SnippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import type { SnippetLanguage } from '#lib/signet/snippets/snippets.ts'
import type { RecordedCall } from './recording-sandbox.ts'

/** A sentence for each, the operation first. Calls and outputs stand in the order of the requests. */
export function faultsOf(
  { group }: SnippetLanguage,
  requests: readonly SnippetRequest[],
  outputs: readonly string[],
  calls: readonly RecordedCall[],
): string[] {
  const faults = requests.flatMap((request, at) => {
    const call = calls[at]
    const shown = outputs[at] ?? ''
    const name = `${request.method} ${request.operation?.path}`
    if (call === undefined) return [`${name} was not sent`]
    return [
      ...sentFaults(request, call),
      ...(isAnswered(request, call) ? [] : [`the sandbox answered ${call.status} ${call.answer}`]),
      ...(group === 'Code' ? shownFaults(call, shown) : stepFaults(call, shown)),
    ].map((fault) => `${name}: ${fault}`)
  })
  return calls.length > requests.length ? [...faults, `${calls.length - requests.length} calls too many`] : faults
}

function sentFaults({ method, url, headers, body, bearer, operation }: SnippetRequest, call: RecordedCall): string[] {
  const { pathname, search } = new URL(url)
  const wanted = operation?.secretAnswer ? body?.replace(/\{\{\w+\}\}/g, 'x') : body
  const sent = operation?.secretAnswer ? call.body.replace(/(?<=": ?")[^"]+/g, 'x') : call.body
  return [
    ...(call.method === method ? [] : [`sent as ${call.method}`]),
    ...(call.target === pathname + search ? [] : [`sent to ${call.target}`]),
    ...(isDeepStrictEqual(parsed(wanted ?? ''), parsed(sent)) ? [] : [`sent with the body ${call.body}`]),
    ...(call.headers.has('authorization') === (bearer !== undefined) ? [] : ['sent with the wrong Authorization']),
    ...headers.filter(([name, value]) => call.headers.get(name) !== value).map(([name]) => `sent with another ${name}`),
    ...(body === undefined || call.headers.get('content-type')?.startsWith('application/json')
      ? []
      : ['not sent as JSON']),
  ]
}

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/

/** JSON for a comparison: one moment can be written in several ways. Anything else as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value) =>
      typeof value === 'string' && MOMENT.test(value) ? new Date(value).toISOString() : value,
    )
  } catch {
    return text
  }
}

/** The examples are all accepted, but where a key does not open the call, or where a call before has removed the thing. */
function isAnswered({ operation }: SnippetRequest, { status }: RecordedCall): boolean {
  return operation?.restricted === undefined ? status < 300 || status === 404 : status === 403
}

function shownFaults({ answer }: RecordedCall, shown: string): string[] {
  return shown.includes(answer.trim()) ? [] : [`showed ${shown} in place of ${answer}`]
}

/** A step tells status and message, and its exit code tells success. */
function stepFaults({ status, answer }: RecordedCall, shown: string): string[] {
  const { success, message = 'no message' } = JSON.parse(answer) as { success: boolean; message?: string }
  const isTold = shown.includes(`Signet: ${status}, ${message}`)
  return isTold && shown.endsWith(`exit ${success ? 0 : 1}`) ? [] : [`told ${shown} of ${answer}`]
}
