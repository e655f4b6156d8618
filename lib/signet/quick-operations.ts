import { OPERATIONS, type Operation } from './catalogue.ts'

/** What can be asked without a body and changes nothing, in any environment: safe to send at one press. */
export const QUICK_OPERATIONS: readonly Operation[] = OPERATIONS.filter(
  ({ effect, method, hasBody, restricted, secretAnswer }) =>
    effect === 'read' && (method === 'GET' || method === 'PATCH') && !hasBody && !restricted && !secretAnswer,
)
