import { OPERATIONS, type Operation } from './catalogue.ts'

/**
 * What the popup offers, in any environment: what can be asked without a body and changes nothing, so that one press is
 * safe. Writes want a body (all but one older form do), and the room to check it: the workspace has it.
 */
export const QUICK_OPERATIONS: readonly Operation[] = OPERATIONS.filter(
  ({ effect, method, hasBody, restricted, secretAnswer }) =>
    effect === 'read' && (method === 'GET' || method === 'PATCH') && !hasBody && !restricted && !secretAnswer,
)
