import type { Kept } from '#lib/session/kept.ts'
import type { Credentials } from '#lib/signet/credentials.ts'

/** Keys and secrets, by profile. Stored in `storage.session`, in plain, in memory alone; gone when the browser closes. */
export type StoredSecrets = Readonly<Record<string, Credentials>>

/** Write-only for everything but the token calls: there is no way from here to a page. */
export interface SessionSecrets {
  readonly get: (profileId: string) => Promise<Credentials | undefined>
  readonly put: (profileId: string, credentials: Credentials) => Promise<void>
  readonly forget: (profileId: string) => Promise<void>
}

export function createSessionSecrets(kept: Kept<StoredSecrets>): SessionSecrets {
  return {
    get: async (profileId) => (await kept.read())[profileId],
    put: (profileId, credentials) => kept.update((all) => ({ ...all, [profileId]: credentials })),
    forget: (profileId) =>
      kept.update((all) => {
        const { [profileId]: _gone, ...rest } = all
        return rest
      }),
  }
}
