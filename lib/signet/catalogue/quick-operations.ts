import type { Environment } from '../profile/profile.ts'
import { OPERATIONS, type Operation } from './catalogue.ts'

const QUICK = OPERATIONS.filter(({ restricted, secretAnswer }) => !restricted && !secretAnswer)

/** What the popup offers in any environment: what can be asked without a body and changes nothing, so that one press is safe. */
export const QUICK_OPERATIONS: readonly Operation[] = QUICK.filter(
  ({ effect, method, hasBody }) => effect === 'read' && (method === 'GET' || method === 'PATCH') && !hasBody,
)

const WITH_WRITES = [...QUICK_OPERATIONS, ...QUICK.filter(({ effect }) => effect === 'write')]

/** Writes come after the reads, and on Production not at all: to ask before one, as is right there, takes a workspace. */
export function quickOperations(environment: Environment | undefined): readonly Operation[] {
  return environment === 'test' || environment === 'sandbox' ? WITH_WRITES : QUICK_OPERATIONS
}
