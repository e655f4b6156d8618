import { type Operation, operationById, pathVariables } from '#lib/signet/catalogue/catalogue.ts'
import { FULL_CATALOGUE } from '#lib/signet/catalogue/full-catalogue.ts'
import { type NextStep, nextSteps } from '#lib/signet/catalogue/next.ts'
import { callFacts } from '#lib/signet/exchange/call-facts.ts'
import { isFields } from '#lib/signet/json/untyped.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import type { DrivenSandbox } from './driven-sandbox.ts'

export interface WalkedCall {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are asserted on, not computed with
  readonly json: any
  /** What can be done next, by the link's name. */
  readonly next: Readonly<Record<string, NextStep>>
  /** The same for each row of a list. */
  readonly rows: readonly Readonly<Record<string, NextStep>>[]
}

/** Sends a draft as it stands, with what a user types laid over its body. */
export async function sendDraft(driven: DrivenSandbox, draft: RequestDraft, typed = {}): Promise<WalkedCall> {
  const operation = operationById(draft.operationId, FULL_CATALOGUE) as Operation
  const body = operation.hasBody ? JSON.stringify({ ...typed, ...JSON.parse(draft.body || '{}') }) : undefined
  const path = addressOf(draft)
  const { status, json } = await driven.call(draft.method, path, body)
  const request = { method: draft.method, url: `http://sandbox.test${path}`, headers: [], body }
  const facts = callFacts(operation, request, json)
  const rows = rowsOf(json, operation).map((row) => byName(nextSteps(FULL_CATALOGUE, operation, { ...facts, row })))
  return { status, json, next: byName(nextSteps(FULL_CATALOGUE, operation, facts)), rows }
}

/** A draft of an operation in which nothing is typed but a body. */
export function blankDraft(operationId: string, body?: unknown): RequestDraft {
  const { method, path } = operationById(operationId) as Operation
  const text = body === undefined ? '' : JSON.stringify(body)
  return { operationId, method, path, pathValues: {}, query: [], headers: [], body: text }
}

function addressOf({ path, pathValues, query }: RequestDraft): string {
  let filled = path
  for (const name of pathVariables(path))
    filled = filled.replace(`{${name}}`, encodeURIComponent(pathValues[name] ?? ''))
  const given = query.filter(({ value }) => value !== '').map(({ name, value }) => [name, value])
  return given.length === 0 ? filled : `${filled}?${new URLSearchParams(given)}`
}

function rowsOf(json: unknown, { list }: Operation): unknown[] {
  const rows = list?.items
    .split('/')
    .slice(1)
    .reduce((at, step) => (isFields(at) ? at[step] : undefined), json)
  return Array.isArray(rows) ? rows : []
}

const byName = (steps: readonly NextStep[]) => Object.fromEntries(steps.map((step) => [step.link.name, step]))
