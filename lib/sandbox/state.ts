import { AppError } from '#lib/errors.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import type { Fault } from './faults.ts'
import type { SandboxData } from './records.ts'
import { seedData } from './seed.ts'
import type { TokenStore } from './token-families.ts'

/**
 * All that a sandbox knows, as plain JSON: one made from the state of another goes on where that one stopped. Holds the
 * key that signs its tokens (made at run time), but no token, API key or secret.
 */
export interface SandboxState extends TokenStore {
  readonly version: 1
  data: SandboxData
  /** HMAC key in base64url. */
  signingKey: string
  faults: Fault[]
  limit: { on: boolean; calls: EpochMs[] }
}

export function freshState(now: EpochMs): SandboxState {
  const key = crypto.getRandomValues(new Uint8Array(32))
  return {
    version: 1,
    data: seedData(now),
    signingKey: btoa(String.fromCharCode(...key)),
    generation: 1,
    families: [],
    keys: [],
    revokedKeys: [],
    faults: [],
    limit: { on: false, calls: [] },
  }
}

/** Puts the state back to that of a fresh sandbox. In place: the sandbox holds on to the one object. */
export function resetState(state: SandboxState, now: EpochMs): void {
  Object.assign(state, freshState(now))
}

/**
 * Takes back a state that was stored outside.
 *
 * @param value Decoded JSON; nothing about it is trusted.
 * @throws AppError `input.invalid` when it is not the state of a sandbox of this version.
 */
export function parseSandboxState(value: unknown): SandboxState {
  const state = value as Partial<SandboxState> | null
  const lists = [state?.families, state?.keys ?? [], state?.revokedKeys, state?.faults, state?.limit?.calls]
  const data = Object.keys(seedData(0)).map((name) => (state?.data as Record<string, unknown> | undefined)?.[name])
  const isWhole =
    state?.version === 1 &&
    typeof state.signingKey === 'string' &&
    typeof state.generation === 'number' &&
    [...lists, ...data].every(Array.isArray)
  if (!isWhole) throw new AppError('input.invalid', 'This is not the state of a sandbox, or it is damaged.')
  return { ...(state as SandboxState), keys: state.keys ?? [] }
}
