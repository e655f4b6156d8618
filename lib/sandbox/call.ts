import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { type Outcome, refused } from './outcome.ts'
import type { ClientRecord } from './records.ts'
import type { SandboxState } from './state.ts'

/** A call on its way to its handler: recognised, authorised and checked against the catalogue's schemas. */
export interface SandboxCall {
  readonly operation: Operation
  readonly state: SandboxState
  readonly now: EpochMs
  readonly path: Readonly<Record<string, string>>
  /** With numbers where the schema says so, and its defaults filled in. */
  readonly query: Readonly<Record<string, string | number>>
  readonly body: Readonly<Record<string, unknown>>
  readonly issuer: TokenIssuer
}

/** The sandbox's own key, and how long the tokens live that it trades for it. */
export interface TokenIssuer {
  readonly credentials: Credentials
  readonly tokenLifeMs: number
  readonly refreshLifeMs: number
}

export type Handler = (call: SandboxCall) => Outcome | Promise<Outcome>

/** Where a call names its client. The older forms speak of a user, and mean the same. */
const CLIENT_FIELDS = ['clientId', 'userId', 'id'] as const

/**
 * A handler for a call about one client. An unknown one is refused with 404 where the catalogue lists that status for
 * the operation, else with 400 by field.
 */
export function aboutClient(handle: (call: SandboxCall, client: ClientRecord) => Outcome): Handler {
  return (call) => {
    const named = { ...call.body, ...call.path }
    const field = CLIENT_FIELDS.find((name) => named[name] !== undefined) ?? 'clientId'
    const client = clientOf(call, named[field])
    return client === undefined ? unknown(call, field, 'Client not found') : handle(call, client)
  }
}

function clientOf({ state }: SandboxCall, clientId: unknown): ClientRecord | undefined {
  return state.data.clients.find((client) => client.clientId === clientId)
}

/** Something that a call names is not there: 404 where the catalogue lists it, else 400. */
export function unknown({ operation }: SandboxCall, name: string, message: string): Outcome {
  const status = operation.statuses.includes(404) ? 404 : 400
  return refused(status, message, [{ name, code: 'not_found', reason: `Nothing is known by this ${name}` }])
}
