import type { AppError } from '#lib/errors.ts'
import type { AccessToken, EpochMs, TokenView } from '#lib/signet/token.ts'
import type { Kept } from './kept.ts'

/** What is stored of a profile's token. `storage.session`, in plain, in memory alone; gone when the browser closes. */
export interface TokenRecord {
  readonly token?: AccessToken
  /** A refresh was about to be sent and its outcome is not stored: the background may have died in between. */
  readonly intent?: EpochMs
  /** Signet refused key or secret. No call is made until the profile is edited. */
  readonly rejected?: string
  readonly waitUntil?: EpochMs
  /** Why the last renewal failed. */
  readonly problem?: string
}
export type TokenRecords = Readonly<Record<string, TokenRecord>>

export interface TokenStore {
  readonly read: (profileId: string) => Promise<{ record: TokenRecord; epoch: number }>
  /** False, and nothing is stored, when the profile was edited or deleted since `epoch`. */
  readonly write: (profileId: string, record: TokenRecord, epoch?: number) => Promise<boolean>
  readonly change: (profileId: string, change: (record: TokenRecord) => TokenRecord, epoch?: number) => Promise<boolean>
  readonly forget: (profileId: string) => Promise<void>
  readonly all: () => Promise<readonly TokenRecord[]>
}

export function createTokenStore(kept: Kept<TokenRecords>): TokenStore {
  const epochs = new Map<string, number>()
  const epochOf = (profileId: string) => epochs.get(profileId) ?? 0

  async function change(profileId: string, next: (record: TokenRecord) => TokenRecord, epoch = epochOf(profileId)) {
    if (epochOf(profileId) !== epoch) return false
    await kept.update((records) => ({ ...records, [profileId]: next(records[profileId] ?? {}) }))
    return true
  }

  return {
    read: async (profileId) => ({ record: (await kept.read())[profileId] ?? {}, epoch: epochOf(profileId) }),
    write: (profileId, record, epoch) => change(profileId, () => record, epoch),
    change,
    async forget(profileId) {
      epochs.set(profileId, epochOf(profileId) + 1)
      await kept.update(({ [profileId]: _gone, ...rest }) => rest)
    },
    all: async () => Object.values(await kept.read()),
  }
}

/** What a failed renewal leaves. The intent of a refresh without an answer stays: it may have been spent all the same. */
export function failureRecord(
  record: TokenRecord,
  { code, message, retryAfterMs }: AppError,
  now: EpochMs,
): TokenRecord {
  const { token, intent } = record
  const left = { ...(token && { token }), ...(intent !== undefined && { intent }), problem: message }
  if (code === 'auth.rejected') return { rejected: message }
  return code === 'auth.waiting' ? { ...left, waitUntil: now + (retryAfterMs ?? 1000) } : left
}

/** What pages may see of it. */
export function tokenView(record: TokenRecord, renewing: boolean, now: EpochMs): TokenView {
  const { token, rejected, waitUntil, problem } = record
  const scope = token?.scope === undefined ? {} : { scope: token.scope }
  const life = token && { obtainedAt: token.obtainedAt, expiresAt: token.expiresAt, ...scope }
  const why = problem === undefined ? {} : { problem }
  if (renewing) return { phase: 'renewing', ...life }
  if (rejected !== undefined) return { phase: 'rejected', problem: rejected }
  if (waitUntil !== undefined && waitUntil > now) return { phase: 'waiting', retryAt: waitUntil, ...life, ...why }
  return { phase: life === undefined ? 'none' : 'held', ...life, ...why }
}
