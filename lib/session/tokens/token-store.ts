import { AppError } from '#lib/errors.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { advance, type TokenEvent, type TokenRecord } from '#lib/signet/token/token-state.ts'
import type { SharedKept } from '#lib/storage/kept.ts'
import { t } from '#lib/text.ts'

/**
 * The token records of all profiles. `storage.session`, in plain, in memory alone; gone when the browser closes. A record
 * goes when its profile is edited, locked or deleted.
 */
export type TokenRecords = Readonly<Record<string, TokenRecord>>

export interface TokenStore {
  readonly read: (profileId: string) => Promise<TokenRecord>
  /** Aborted when what is known of the profile's token does not hold any longer. Taken before anything is awaited. */
  readonly epoch: (profileId: string) => AbortSignal
  /**
   * Stores what the event makes of the record, and returns it.
   *
   * @param epoch That the event belongs to. @throws its reason, storing nothing, when it has ended.
   */
  readonly happen: (profileId: string, event: TokenEvent, epoch?: AbortSignal) => Promise<TokenRecord>
  /** Ends the epoch, at once: whatever is under way for the profile is given up, and its answers are discarded. */
  readonly forget: (profileId: string) => Promise<void>
  readonly all: () => Promise<readonly TokenRecord[]>
  /** For whoever waited for a lock: what the one before wrote may come from another life of the background. */
  readonly reread: () => Promise<void>
}

export function createTokenStore(kept: SharedKept<TokenRecords>, now: () => EpochMs): TokenStore {
  const epochs = new Map<string, AbortController>()

  function epochOf(profileId: string): AbortController {
    const known = epochs.get(profileId) ?? new AbortController()
    epochs.set(profileId, known)
    return known
  }

  return {
    read: async (profileId) => (await kept.read())[profileId] ?? {},
    epoch: (profileId) => epochOf(profileId).signal,
    async happen(profileId, event, epoch) {
      let after: TokenRecord = {}
      await kept.update((records) => {
        epoch?.throwIfAborted()
        after = advance(records[profileId] ?? {}, event, now())
        return { ...records, [profileId]: after }
      })
      return after
    },
    async forget(profileId) {
      epochs.get(profileId)?.abort(changedMeanwhile())
      epochs.delete(profileId)
      await kept.update(({ [profileId]: _gone, ...rest }) => rest)
    },
    all: async () => Object.values(await kept.read()),
    reread: () => kept.reread().catch(() => undefined),
  }
}

const changedMeanwhile = () =>
  new AppError('network.cancelled', t('The profile was changed while its token was renewed.'))
