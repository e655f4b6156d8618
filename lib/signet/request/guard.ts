import type { Operation } from '../catalogue/catalogue.ts'
import type { Profile } from '../profile/profile.ts'

/** How a write to Production was meant: by a press that was held, or by the profile's name that was typed. */
export type Confirmation = 'held' | 'typed'

/** How long a press is held. */
export const HOLD_MS = 800

/**
 * What a request must be confirmed by before it may go to Production; undefined where nothing is asked. It goes by what
 * the operation does and not by its method: a PATCH may only read. What is not known may write.
 */
export function guardFor(
  { environment, guard }: Pick<Profile, 'environment' | 'guard'>,
  operation: Pick<Operation, 'effect'> | undefined,
  method: string,
): Confirmation | undefined {
  if (environment !== 'production' || guard === 'off' || operation?.effect === 'read') return undefined
  return method.trim().toUpperCase() === 'DELETE' ? 'typed' : 'held'
}

/** The typed name is the stronger word: it stands for a held press as well. */
export function isConfirmed(needed: Confirmation | undefined, given: Confirmation | undefined): boolean {
  return needed === undefined || given === 'typed' || given === needed
}
