import { isFields } from '../json/untyped.ts'
import type { RequestDraft } from '../request/request.ts'
import { type Catalogue, type Operation, operationById, type Parameter } from './catalogue.ts'
import type { Link } from './links.ts'
import { type CallFacts, evaluate, UNKNOWN } from './runtime-expression.ts'

/** One thing that can be done with an answer, or with a row of it: a press away, filled in. */
export interface NextStep {
  readonly link: Link
  readonly operation: Operation
  readonly draft: RequestDraft
  /** What the link names and the call did not tell, and required parameters that the link does not name. */
  readonly missing: readonly string[]
}

/**
 * What can be done next with an operation's answer, in the document's order; with `facts.row`, with that row. A link with
 * a parameter that the call does not tell is left out: it would lead nowhere. A field of a body that the call does not
 * tell is left for the form.
 *
 * @param facts Of a call that succeeded.
 */
export function nextSteps(catalogue: Catalogue, operation: Operation, facts: CallFacts): NextStep[] {
  const links = facts.row === undefined ? operation.links : operation.list?.rowLinks
  return (links ?? []).flatMap((link) => nextStep(catalogue, link, facts) ?? [])
}

function nextStep(catalogue: Catalogue, link: Link, facts: CallFacts): NextStep | undefined {
  const operation = operationById(link.operationId, catalogue)
  if (operation === undefined) return undefined
  const given = Object.entries(link.parameters).map(([name, value]) => [name, evaluate(value, facts)] as const)
  if (given.some(([, value]) => !isPlain(value))) return undefined
  const values = new Map(given.map(([name, value]) => [name, String(value)]))
  const filled = ({ name, in: place }: Parameter) => values.get(`${place}.${name}`) ?? values.get(name) ?? ''
  const body = operation.hasBody ? evaluate(link.body, facts) : undefined
  return {
    link,
    operation,
    draft: filledDraft(operation, filled, body),
    missing: [
      ...operation.parameters.filter((one) => one.required && filled(one) === '').map(({ name }) => name),
      ...missingFields(link.body, body),
    ],
  }
}

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)

function filledDraft(operation: Operation, filled: (parameter: Parameter) => string, body: unknown): RequestDraft {
  const of = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place)
  const row = (parameter: Parameter) => ({ name: parameter.name, value: filled(parameter), enabled: true })
  return {
    operationId: operation.id,
    method: operation.method,
    path: operation.path,
    pathValues: Object.fromEntries(of('path').map((parameter) => [parameter.name, filled(parameter)])),
    query: of('query').map(row),
    headers: of('header').map(row),
    body: body === undefined || body === UNKNOWN ? '' : JSON.stringify(body, null, 2),
  }
}

function missingFields(asked: unknown, body: unknown): string[] {
  if (!isFields(asked)) return []
  return Object.keys(asked).filter((name) => !isFields(body) || !Object.hasOwn(body, name))
}
