import { create } from 'zustand'
import { bodyOf } from '#lib/messaging/bodies.ts'
import { type Operation, operationById } from '#lib/signet/catalogue/catalogue.ts'
import type { CallFacts } from '#lib/signet/catalogue/runtime-expression.ts'
import { callFacts } from '#lib/signet/exchange/call-facts.ts'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { useCatalogue } from './catalogue-store.ts'

/** What the call on show tells, for what can be done next and for the chain. */
interface FactsState {
  readonly exchangeId: string | undefined
  /** Undefined while the answer is on its way, and of a call that did not succeed or is not in the catalogue. */
  readonly facts: CallFacts | undefined
  readonly operation: Operation | undefined
}

const NONE: FactsState = { exchangeId: undefined, facts: undefined, operation: undefined }

export const useFacts = create<FactsState>(() => NONE)

/** Reads what the exchange on show tells, once. The exchange itself is drawn before that. */
export async function loadFacts(exchange: Exchange | undefined): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  if (useFacts.getState().exchangeId === exchange?.id) return
  useFacts.setState({ ...NONE, exchangeId: exchange?.id })
  const operation = operationById(exchange?.operationId, useCatalogue.getState().catalogue)
  if (exchange === undefined || operation === undefined || exchange.verdict?.kind !== 'success') return
  const facts = await readFacts(exchange, operation)
  if (useFacts.getState().exchangeId === exchange.id) useFacts.setState({ facts, operation })
}

/** Larger answers than this are read by a Worker, for the tabs alone: their links are filled in from the request. */
const LARGEST_ANSWER = 1_000_000

/** What a call tells. Never fails: of an answer that is not kept, too large or no JSON, the request's half is told. */
export async function readFacts(exchange: Exchange, operation: Operation): Promise<CallFacts> {
  return callFacts(operation, exchange.request, await readAnswer(exchange))
}

async function readAnswer({ id, answer }: Exchange): Promise<unknown> {
  if (answer === undefined || !answer.kept || answer.bytes > LARGEST_ANSWER) return undefined
  try {
    return JSON.parse((await (await bodyOf(id))?.text()) ?? '')
  } catch {
    return undefined
  }
}
